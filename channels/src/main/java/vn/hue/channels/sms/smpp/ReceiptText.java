package vn.hue.channels.sms.smpp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as centres write it into the words of a message. Every centre does it a little differently.
 *
 * <pre>{@code
 * id:0123456789 sub:001 dlvrd:001 submit date:2611231509 done date:2611231510 stat:DELIVRD err:000 text:Kinh chao
 * }</pre>
 *
 * <p>Source: SMPP 3.4, appendix B.
 *
 * @param id the centre's name for the message
 * @param state its word for the state, in capitals
 * @param error the operator's own code
 * @param done when it came to this state
 */
record ReceiptText(
        @Nullable String id,
        @Nullable String state,
        @Nullable String error,
        @Nullable Instant done) {

    private static final String END = "(?=[\\s,;]|$)";
    private static final Pattern ID = field("(?:message[ _]?)?id");
    private static final Pattern STATE = field("(?:stat(?:us|e)?)");
    private static final Pattern ERROR = field("err(?:or)?(?:[ _]?code)?");
    private static final Pattern DONE = field("done[ _]?date");

    private static Pattern field(String name) {
        return Pattern.compile("(?:^|[\\s,;])" + name + "\\s*[:=]\\s*([^\\s,;]+)" + END, Pattern.CASE_INSENSITIVE);
    }

    /** What can be made out; nothing is missing that is there, and nothing fails. */
    static ReceiptText read(String text, ZoneId zone) {
        // What follows is the beginning of our own words, in which anything may stand.
        String head = text.split("(?i)[\\s,;]text\\s*[:=]", 2)[0];
        String state = value(STATE, head);
        return new ReceiptText(
                value(ID, head),
                state == null ? null : state.toUpperCase(Locale.ROOT),
                value(ERROR, head),
                date(value(DONE, head), zone));
    }

    private static @Nullable String value(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** {@code YYMMDDhhmm}, with seconds at some, with the century at others. */
    private static @Nullable Instant date(@Nullable String digits, ZoneId zone) {
        if (digits == null || !digits.matches("\\d{10}|\\d{12}|\\d{14}")) {
            return null;
        }
        String full = digits.length() == 14 ? digits : "20" + digits;
        try {
            int second = full.length() >= 14 ? Integer.parseInt(full.substring(12, 14)) : 0;
            return LocalDateTime.of(
                            Integer.parseInt(full.substring(0, 4)),
                            Integer.parseInt(full.substring(4, 6)),
                            Integer.parseInt(full.substring(6, 8)),
                            Integer.parseInt(full.substring(8, 10)),
                            Integer.parseInt(full.substring(10, 12)),
                            second)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
