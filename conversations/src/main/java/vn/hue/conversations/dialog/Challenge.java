package vn.hue.conversations.dialog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Six digits sent to a sender elsewhere, to be typed here. The digits themselves are nowhere: whoever sends them works
 * them out from {@code id}, and so does whoever compares.
 *
 * @param id the message that carries them
 * @param report whose sender is verified
 * @param by the operator who asked for it; null when the gateway did
 * @param issuedAt when they were asked to be sent
 * @param sentAt when they really left: their five minutes count from it; null as long as that is not known
 * @param tries how often wrong digits were typed
 * @param issued how many codes there were for this report, this one included
 * @param over whether the two days have passed
 */
public record Challenge(
        String id,
        String report,
        @Nullable String by,
        Instant issuedAt,
        @Nullable Instant sentAt,
        int tries,
        int issued,
        boolean over) {

    Challenge sent(Instant at) {
        return new Challenge(id, report, by, issuedAt, at, tries, issued, over);
    }

    Challenge tried() {
        return new Challenge(id, report, by, issuedAt, sentAt, tries + 1, issued, over);
    }

    Challenge missed() {
        return new Challenge(id, report, by, issuedAt, sentAt, tries, issued, true);
    }
}
