package vn.hue.conversations.dialog;

import java.util.List;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Reading;

/** What one message tells in words, besides what it gives. */
record Telling(Event.Heard heard) {

    private static final int WORDS_OF_A_HINT = 3;
    private static final double PLAIN = 0.8;

    Reading reading() {
        return heard.reading();
    }

    String words() {
        return String.join(" ", new Utterance(List.of(heard)).texts());
    }

    /** How many words. */
    int count() {
        return count(words());
    }

    /** How many words are no time, name, number or address of somebody: "vừa xong" is no place. */
    int otherWords() {
        String rest = words();
        for (Entity entity : reading().entities()) {
            rest = entity.type() == Entity.Type.PLACE ? rest : rest.replace(entity.text(), " ");
        }
        return count(rest);
    }

    private static int count(String words) {
        return words.isBlank() ? 0 : words.strip().split("\\s+").length;
    }

    /** Without the sentences about who writes; in danger the operators read every word. */
    String matter() {
        return reading().urgent() ? words() : Sentence.matter(Sentence.of(heard));
    }

    /** Whether all of it says who writes: "tôi là Nguyễn Thị Hoa". */
    boolean ofWriterOnly() {
        return Sentence.of(heard).stream().allMatch(Sentence::isOnlyAboutWriter);
    }

    /** Whether a report may begin with it. */
    boolean begins() {
        return switch (reading().intent()) {
            case REPORT, SOS, SUPPLEMENT ->
                count() >= 2 || surely() || reading().urgent();
            default -> reading().urgent();
        };
    }

    /** Whether it tells of something that is wrong, whatever was asked. */
    boolean surely() {
        return Utterance.surelyTells(heard);
    }

    /** Whether it tells so much that it is no answer gone wrong. */
    boolean plainly() {
        return surely() && (reading().category() != null || reading().intentConfidence() >= PLAIN);
    }

    /** A photo, "cái ni nè", and only then "ổ gà to đùng": what it is, though it was asked where. */
    boolean atLast(Draft draft) {
        String content = draft.content();
        return content != null
                && count(content) <= WORDS_OF_A_HINT
                && draft.category() == null
                && surely()
                && reading().category() != null
                && !Plight.saysWhere(words());
    }
}
