package vn.hue.channels.sms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * What a provider reports about one segment.
 *
 * @param names what the segment may be called, likeliest first; the first is the provider's own
 * @param number whom it was for, E.164; null when not told
 * @param state {@link DeliveryState#SENT} for news that changes nothing
 * @param reason why not, for operators and without personal data; null unless it failed
 */
public record SmsReceipt(
        List<String> names,
        @Nullable String number,
        DeliveryState state,
        @Nullable String reason,
        Instant at) {

    public SmsReceipt {
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return "SmsReceipt[" + names + ", " + state + "]";
    }
}
