package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Folding;

/**
 * What a message adds to a matter that was told: people write it in five short messages, also when asked who they are.
 *
 * @param asked what the bot asked for
 * @param filled what the message gave so far
 */
record Addition(Telling telling, @Nullable Slot asked, Set<Slot> filled) {

    private static final int WORDS = 4;
    private static final int WORDS_OF_A_PLAIN_ONE = 3;

    private static final String GIVEN = "\u0000,";

    /** "Xài ké của thằng cháu 0911 222 333": whose it is. */
    private static final Pattern OF_A_DETAIL =
            Pattern.compile("\\b(?:cua|so|goi|lien|qua|xai|dung|may|nho|alo|ten|of|call|use)\\b[^\u0000]*\u0000");

    /**
     * Whether its words go on telling the matter. What mentions the very thing that is asked for ("email là cái chi", "để cháu
     * chụp sau") is about the question, and no part of a report that others read.
     */
    boolean made() {
        boolean surely = telling.surely();
        boolean plainly = telling.plainly();
        boolean ofSender = ofSender();
        boolean lacks = ofSender && Answering.lacks(telling.words());
        if (asked != null && asked.spokenOfIn(telling.words()) && !(ofSender && (plainly || lacks))
                || Inquiry.tellsNothing(telling.words())) {
            return false;
        }
        if (!Set.of(Slot.MEDIA).containsAll(filled)) {
            // "đường Hàm Nghi toàn ổ gà, đi té hoài": where it is, and more of the matter.
            boolean whereAndWhen = Set.of(Slot.MEDIA, Slot.PLACE, Slot.SEEN_AT).containsAll(filled);
            boolean atLength = surely && telling.reading().category() != null && telling.count() >= 2 * WORDS;
            // "tắt mấy bữa ni rồi": while the matter is still being told, no word of it is dropped.
            boolean stillTelling = asked == Slot.MEDIA && Alone.others(telling.heard()) >= 2;
            return whereAndWhen
                    && (asked == null || asked == Slot.MEDIA || !filled.contains(asked))
                    && (atLength || stillTelling);
        }
        boolean ofSenderSpoken = Slot.ofSenderSpokenOfIn(telling.words());
        if (ofSender && !plainly && !lacks && ofSenderSpoken) {
            return false; // "tên tôi là Hoà chứ không phải Hoa" is for no reader of the report
        }
        boolean told = surely
                || lacks
                || ofSender && saysWhen()
                || !ofSender && telling.reading().intent() != Intent.UNKNOWN && !ofSenderSpoken;
        boolean few = surely && (asked == Slot.MEDIA || asked == Slot.PLACE)
                || plainly && telling.count() >= WORDS_OF_A_PLAIN_ONE;
        return few || told && telling.count() >= WORDS;
    }

    /**
     * "Tên tôi là Lan, nước vẫn chảy tràn ra đường": what it tells besides a detail that was asked for.
     *
     * @param named a name in it that is no entity
     * @return empty when nothing
     */
    String besides(@Nullable String named) {
        boolean given = named != null || filled.stream().anyMatch(Set.of(Slot.NAME, Slot.PHONE, Slot.EMAIL)::contains);
        if (!ofSender() || !given || !telling.plainly()) {
            return "";
        }
        String rest = named == null ? telling.words() : telling.words().replace(named, GIVEN);
        for (Entity entity : telling.reading().entities()) {
            rest = switch (entity.type()) {
                case NAME, PHONE, EMAIL -> rest.replace(entity.text().strip(), GIVEN);
                default -> rest;
            };
        }
        return Arrays.stream(rest.split("[,;\\n]|[.!?](?:\\s|$)"))
                .map(String::strip)
                .filter(Addition::tells)
                .map(piece -> piece.replace("\u0000", "").strip())
                .collect(Collectors.joining(", "));
    }

    private static boolean tells(String piece) {
        return new Sentence(piece, List.of()).otherWords() >= WORDS_OF_A_PLAIN_ONE
                && !Slot.ofSenderSpokenOfIn(piece)
                && !Slot.CONSENT.spokenOfIn(piece)
                && !OF_A_DETAIL.matcher(Folding.fold(piece)).find()
                && !Answering.hasNone(Folding.fold(piece));
    }

    private boolean ofSender() {
        return asked != null && asked.compareTo(Slot.NAME) >= 0;
    }

    private boolean saysWhen() {
        return telling.reading().entities().stream().anyMatch(e -> e.type() == Entity.Type.TIME)
                && !Slot.ofSenderSpokenOfIn(telling.words())
                && Alone.others(telling.heard()) >= WORDS_OF_A_PLAIN_ONE;
    }
}
