package vn.hue.channels.sms.smpp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * How a message fared, by the word in a receipt's text and the number in its parameter message_state.
 *
 * <p>Source: SMPP 3.4, 5.2.28 and appendix B. The library's enumeration of the words is ordered differently from the
 * numbers; only these are right for the parameter.
 */
enum ReceiptState {
    SCHEDULED(0, "SCHEDUL", DeliveryState.SENT),
    ENROUTE(1, "ENROUTE", DeliveryState.SENT),
    DELIVERED(2, "DELIVRD", DeliveryState.DELIVERED),
    EXPIRED(3, "EXPIRED", DeliveryState.FAILED),
    DELETED(4, "DELETED", DeliveryState.FAILED),
    UNDELIVERABLE(5, "UNDELIV", DeliveryState.FAILED),
    ACCEPTED(6, "ACCEPTD", DeliveryState.SENT),
    /** The centre doesn't know. No news. */
    UNKNOWN(7, "UNKNOWN", DeliveryState.SENT),
    REJECTED(8, "REJECTD", DeliveryState.FAILED),
    SKIPPED(9, "SKIPPED", DeliveryState.FAILED),
    /** Not in the standard, but sent. */
    FAILED(-1, "FAILED", DeliveryState.FAILED);

    private final int number;
    private final String word;
    private final DeliveryState state;

    ReceiptState(int number, String word, DeliveryState state) {
        this.number = number;
        this.word = word;
        this.state = state;
    }

    DeliveryState state() {
        return state;
    }

    /** Null for a number nobody knows. */
    static @Nullable ReceiptState of(int number) {
        return Arrays.stream(values())
                .filter(each -> each.number == number && number >= 0)
                .findFirst()
                .orElse(null);
    }

    /** Null for a word nobody knows. Centres write {@code DELIVERED}, {@code UNDELIVERABLE}, {@code FAIL}, too. */
    static @Nullable ReceiptState of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word) || each.name().equals(word))
                .findFirst()
                .orElseGet(() -> alike(word));
    }

    private static @Nullable ReceiptState alike(String word) {
        if (word.startsWith("FAIL") || word.startsWith("ERR")) {
            return FAILED;
        } else if (word.startsWith("UNDEL")) {
            return UNDELIVERABLE;
        } else if (word.startsWith("REJ")) {
            return REJECTED;
        } else if (word.startsWith("EXP")) {
            return EXPIRED;
        } else if (word.startsWith("ACC") || word.startsWith("BUFF") || word.startsWith("SENT")) {
            return ACCEPTED;
        }
        return word.startsWith("DELIV") ? DELIVERED : null;
    }
}
