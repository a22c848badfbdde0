package vn.hue.conversations.reading.rules;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.rules.FoldedText.Span;
import vn.hue.conversations.vocabulary.MovedPrefixes;

/**
 * A person's phone numbers, as E.164.
 *
 * <p>Hotlines and emergency numbers (1900, 1800, 113) are nobody's own. Numbers of the plans before 2017 and 2018 are
 * moved to today's; dates must have been taken out of the text before.
 */
final class PhoneFinder {

    private static final long TRIES = 400;
    private static final int LIMIT = 32;
    private static final Set<PhoneNumberType> PERSONAL =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private static final String GAP = "[ .\\-()]{0,3}";
    private static final Pattern OLD_MOBILE = Pattern.compile(
            "(?<![\\d+])(?:\\+?84|0)" + GAP + "(1" + GAP + "\\d" + GAP + "\\d)((?:" + GAP + "\\d){7})(?!\\d)");
    /** Huế's area code was 054 until 2017. */
    private static final Pattern OLD_HUE =
            Pattern.compile("(?<![\\d+])\\(?(?:\\+?84" + GAP + "54|054)" + GAP + "(3(?:" + GAP + "\\d){6})(?!\\d)");

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    List<Found> find(FoldedText text) {
        List<Found> found = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        Matcher mobile = OLD_MOBILE.matcher(text.folded());
        while (mobile.find() && found.size() < LIMIT) {
            String moved = MovedPrefixes.today(digits(mobile.group(1)));
            keep(text, mobile, moved == null ? null : "+84" + moved + digits(mobile.group(2)), found, taken);
        }
        Matcher hue = OLD_HUE.matcher(text.folded());
        while (hue.find() && found.size() < LIMIT) {
            keep(text, hue, "+84234" + digits(hue.group(1)), found, taken);
        }
        // The library joins numbers over blanks but not over a line's end.
        String rest = text.without(taken).folded().replace(FoldedText.GONE, '\n');
        for (PhoneNumberMatch match : phones.findNumbers(rest, "VN", Leniency.VALID, TRIES)) {
            if (found.size() >= LIMIT) {
                break;
            }
            PhoneNumber number = match.number();
            if (PERSONAL.contains(phones.getNumberType(number)) && !number.hasExtension()) {
                found.add(new Found(
                        text.entity(
                                Entity.Type.PHONE,
                                match.start(),
                                match.end(),
                                phones.format(number, PhoneNumberFormat.E164)),
                        new Span(match.start(), match.end())));
            }
        }
        return found;
    }

    private static void keep(
            FoldedText text, Matcher matcher, @Nullable String number, List<Found> found, List<Span> taken) {
        if (number != null) {
            Span span = new Span(matcher.start(), matcher.end());
            found.add(new Found(text.entity(Entity.Type.PHONE, span.from(), span.to(), number), span));
            taken.add(span);
        }
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
