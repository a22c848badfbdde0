package vn.hue.conversations.dialog;

import java.util.regex.Pattern;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Folding;

/** Questions for prices, hours, numbers and ways, which this channel knows nothing of; no report begins with one. */
final class Inquiry {

    private static final Pattern ASKS = Pattern.compile(
            "\\?|\\b(?:bao nhieu|nhieu tien|may (?:gio|h|tien|cay|dong|chuyen)|gia|ngay (?:may|mo)|so may|o (?:dau|mo)|cho (?:nao|mo)|noi mo|bao xa|nao"
                    + "|so (?:dien thoai|dt|may)|sdt|xin so|gio (?:mo|dong|lam)|lich|giay to|thu tuc"
                    + "|co .+ khong|how (?:much|far|do|can)|what time|where|which bus|phone number|opening hours)\\b");

    private Inquiry() {}

    static boolean in(Utterance said) {
        return said.means(Intent.SMALLTALK)
                && !said.substantial()
                && ASKS.matcher(Folding.fold(said.text())).find();
    }
}
