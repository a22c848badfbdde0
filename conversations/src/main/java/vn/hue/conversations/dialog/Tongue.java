package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Language;

/**
 * The language somebody writes in, which they are answered in from then on. Only whole sentences tell: "ok" and "bye" are
 * said by everyone, "ok gui di" only looks English, and a street or a person of Huế has the same name in every language.
 */
final class Tongue {

    private static final int WORDS_OF_A_VIETNAMESE_SENTENCE = 3;
    private static final int WORDS_OF_AN_ENGLISH_SENTENCE = 4;

    /** Whoever writes so gives names their capitals: what is small is no name, whatever a reader took it for. */
    private static final Pattern CAPITALS_INSIDE = Pattern.compile("\\p{Ll} (?:\\d+ )?\\p{Lu}\\p{Ll}");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Tongue() {}

    /**
     * The language of a message.
     *
     * @param asked what was asked for before it; null when nothing
     * @return empty when it is too little to tell
     */
    static Optional<Language> of(Event.Heard heard, @Nullable Slot asked) {
        String text = String.join("\n", new Utterance(List.of(heard)).texts());
        return switch (heard.reading().language()) {
            case EN -> told(Language.EN, count(text) >= WORDS_OF_AN_ENGLISH_SENTENCE);
            case VI -> {
                String rest = withoutNames(heard, text);
                boolean says = names(asked)
                        ? small(rest) >= WORDS_OF_A_VIETNAMESE_SENTENCE
                        : small(rest) > 0 && count(rest) > 1;
                yield told(Language.VI, says && count(text) >= WORDS_OF_A_VIETNAMESE_SENTENCE);
            }
            case VI_FOLDED -> {
                String rest = CAPITALS_INSIDE.matcher(text).find() ? text : withoutNames(heard, text);
                yield told(Language.VI, !names(asked) && small(rest) >= WORDS_OF_AN_ENGLISH_SENTENCE);
            }
            case OTHER -> Optional.empty();
        };
    }

    /** Whether an answer may well be names and nothing else. */
    private static boolean names(@Nullable Slot asked) {
        return asked == Slot.PLACE || asked == Slot.NAME;
    }

    private static Optional<Language> told(Language language, boolean surely) {
        return surely ? Optional.of(language) : Optional.empty();
    }

    private static String withoutNames(Event.Heard heard, String text) {
        if (PersonName.isFull(text)) {
            return "";
        }
        String rest = text;
        for (Entity entity : heard.reading().entities()) {
            if (entity.type() == Entity.Type.PLACE || entity.type() == Entity.Type.NAME) {
                rest = rest.replace(entity.text(), " ");
            }
        }
        return rest;
    }

    private static int count(String words) {
        return words.isBlank() ? 0 : SPACE.split(words.strip()).length;
    }

    /** Words that begin small: readers do not know every ward and hamlet, but people write them with capitals. */
    private static long small(String words) {
        boolean shouts = words.chars().noneMatch(Character::isLowerCase);
        return Arrays.stream(SPACE.split(words.strip()))
                .filter(word -> !word.isEmpty())
                .filter(word -> Character.isLetter(word.codePointAt(0)))
                .filter(word -> shouts || Character.isLowerCase(word.codePointAt(0)))
                .count();
    }
}
