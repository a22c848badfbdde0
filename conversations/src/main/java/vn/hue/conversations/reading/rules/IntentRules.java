package vn.hue.conversations.reading.rules;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Rating;

/** What the writer wants: commands first, then questions about a report, then whatever tells a matter. */
final class IntentRules {

    private static final int REPORT_WORDS = 4;
    private static final int SUPPLEMENT_WORDS = 3;

    /** Surer than any model: a price, an hour, a number or a way is asked for, and nothing is wrong. */
    private static final double INQUIRY = 0.92;

    /** What people send instead of "ok" and "cảm ơn", with any colour of skin. */
    private static final Pattern NOD = ofOnly("👍👌🆗✅☑✔");

    private static final Pattern THANKS = ofOnly("🙏❤♥💕💖💜💙💚🧡💛🥰😍😊🌹🌸💐👏🎉👍");

    private final Lexicon<MatterWord> matters = Lexicon.load("matters.txt", MatterWord.class);
    private final Lexicon<Addition> additions = Lexicon.load("additions.txt", Addition.class);
    private final Commands commands = new Commands();
    private final Corrections corrections = new Corrections(commands);
    private final ScopeRules scope = new ScopeRules(matters);
    private final Inquiries inquiries = new Inquiries(matters);

    /** The intent of a text whose codes, links and numbers were taken out of {@code words}. */
    Meaning of(Words words, Words rest, List<Entity> entities, Urgency urgency, Language language) {
        boolean out = scope.isOut(words);
        if (urgency == Urgency.SOS) {
            return new Meaning(Intent.SOS, 0.9, out, null);
        }
        boolean coded = entities.stream().anyMatch(e -> e.type() == Entity.Type.REPORT_CODE);
        if (isSilent(words)) {
            return silent(words, coded);
        }
        if (urgency == Urgency.NORMAL && corrections.isOne(words, entities)) {
            return new Meaning(Intent.CORRECT, 0.85, out, null);
        }
        Command command = commands.whole(words);
        if (command != null) {
            boolean asks = coded && command.compareTo(Command.HELP) >= 0;
            return new Meaning(
                    asks ? Intent.STATUS : command.intent(), words.strict() ? 0.95 : 0.85, out, command.rating());
        }
        if (coded && count(rest) == 0) {
            return new Meaning(Intent.STATUS, 0.85, out, null);
        }
        if (additions.at(words, commands.start(words)) != null) {
            return new Meaning(Intent.SUPPLEMENT, 0.75, out, null);
        }
        boolean namesMatter = !matters.all(words).isEmpty();
        command = commands.within(words, namesMatter);
        if (command != null) {
            return new Meaning(command.intent(), 0.8, out, null);
        }
        if (out) {
            return new Meaning(Intent.OUT_OF_SCOPE, 0.9, true, null);
        }
        command = commands.rating(words, namesMatter);
        if (command != null) {
            return new Meaning(command.intent(), 0.8, false, command.rating());
        }
        boolean tells = coded || urgency != Urgency.NORMAL || entities.stream().anyMatch(IntentRules::isOfSender);
        if (!tells && inquiries.asks(words)) {
            return new Meaning(Intent.SMALLTALK, INQUIRY, false, null);
        }
        return told(rest, coded, namesMatter || urgency == Urgency.URGENT, language);
    }

    /** Whether something of the street is asked about, and no report of before. */
    boolean wantsMended(Words words) {
        return inquiries.wantsMended(words);
    }

    private static boolean isOfSender(Entity entity) {
        return switch (entity.type()) {
            case NAME, PHONE, EMAIL, MAP_POINT -> true;
            case REPORT_CODE, PLACE, TIME -> false;
        };
    }

    private Meaning told(Words rest, boolean coded, boolean namesMatter, Language language) {
        int count = count(rest);
        if (coded && count >= SUPPLEMENT_WORDS) {
            return new Meaning(Intent.SUPPLEMENT, 0.75, false, null);
        }
        if (namesMatter) {
            return new Meaning(Intent.REPORT, count >= REPORT_WORDS ? 0.85 : 0.7, false, null);
        }
        if (count >= REPORT_WORDS && language != Language.OTHER) {
            return new Meaning(Intent.REPORT, 0.65, false, null);
        }
        return new Meaning(Intent.UNKNOWN, 0, false, null);
    }

    private static Pattern ofOnly(String pictures) {
        String around = "[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}\\s.!]*";
        return Pattern.compile(around + "(?:[" + pictures + "]" + around + ")++");
    }

    private static boolean isSilent(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).kind() != Words.Kind.SIGN) {
                return false;
            }
        }
        return true;
    }

    private static Meaning silent(Words words, boolean coded) {
        if (coded) {
            return new Meaning(Intent.STATUS, 0.8, false, null);
        }
        if (NOD.matcher(words.text().original()).matches()) {
            return new Meaning(Intent.CONFIRM, 0.8, false, null);
        }
        if (THANKS.matcher(words.text().original()).matches()) {
            return new Meaning(Intent.THANKS, 0.8, false, null);
        }
        boolean asks = words.isSign(0, '?');
        return new Meaning(asks ? Intent.HELP : Intent.UNKNOWN, asks ? 0.8 : 0, false, null);
    }

    /** Words that are no courtesy and no label of a form. */
    private int count(Words rest) {
        int count = 0;
        for (int i = 0; i < rest.size() && count < REPORT_WORDS; ) {
            int next = Math.max(commands.afterPadding(rest, i), corrections.afterLabel(rest, i));
            if (next > i) {
                i = next;
            } else {
                count += rest.isLetters(i) ? 1 : 0;
                i++;
            }
        }
        return count;
    }

    /**
     * What a text wants.
     *
     * @param outOfScope whether it belongs to another procedure
     * @param rating of a result; null when it rates nothing
     */
    record Meaning(
            Intent intent,
            double confidence,
            boolean outOfScope,
            @Nullable Rating rating) {}

    private enum Addition {
        SUPPLEMENT
    }
}
