package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** The words that only say which line is wrong: "sửa địa chỉ", "đổi tên thành …". What follows them is the new value. */
final class CorrectionOrder {

    private static final String VERBS = "(?:toi muon |cho toi |xin |please |i want to )?"
            + "(?:sua|doi|chinh|thay|cap nhat|ghi|nhap|viet|change|edit|correct|fix|update)"
            + "(?: lai| doi| sua| giup| dum| gium| cho toi){0,8}";
    private static final String WRONG = "(?:sai|nham|khong dung|chua dung|wrong)";
    private static final String INTO =
            "(?: (?:cua toi|cua minh|thanh|la|sang|lai|giup|cho dung|nhe|nha|a|di|roi|sai|to|is|my|the|:)){0,8}";

    private CorrectionOrder() {}

    private static Pattern order(Slot slot) {
        String line = "(?: (?:muc|dong|so|phan|the|my|line)){0,8}(?: (?:" + slot.called() + "|[1-8])){0,8}";
        return Pattern.compile("^(?:" + VERBS + line + INTO + "|" + WRONG + line + INTO + ")\\s*[,:]?\\s*");
    }

    /** Whether words without marks name a line and give nothing for it. */
    static boolean isBare(String folded, Slot slot) {
        Matcher order = order(slot).matcher(folded);
        return order.find() && order.end() == folded.length();
    }

    /** What was said without the order it began with. */
    static Utterance value(Utterance said, Slot slot) {
        List<Event.Heard> rest = new ArrayList<>();
        for (Event.Heard heard : said.messages()) {
            Inbound message = heard.message();
            List<Part> parts = message.parts().stream()
                    .map(part -> part instanceof Part.Text text ? new Part.Text(after(text.text(), slot)) : part)
                    .toList();
            rest.add(new Event.Heard(
                    new Inbound(message.externalId(), message.from(), message.sentAt(), parts, message.quotes()),
                    heard.reading()));
        }
        return new Utterance(rest);
    }

    private static String after(String text, Slot slot) {
        String words = text.strip().replaceAll("\\s+", " ");
        Matcher order = order(slot).matcher(Folding.fold(words));
        // Folding keeps the number of characters of a text in NFC, so that the order ends at the same place in both.
        boolean ordered = order.find() && order.end() > 0 && Folding.fold(words).length() == words.length();
        return ordered ? words.substring(order.end()) : text;
    }
}
