package vn.hue.gateway.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Sender;

/**
 * What is known about reaching one citizen.
 *
 * @param home the conversation's own address
 * @param lastSaidAt the citizen's last message; null when there was none
 * @param sender the details given for the report in question; confidential
 * @param code of the report a message is about; null when it is about none
 * @param language the citizen is spoken to in
 */
public record Facts(
        Address home,
        @Nullable Instant lastSaidAt,
        Sender sender,
        @Nullable String code,
        String language) {

    /** @param message id of the message that is to reach the citizen */
    public static Facts of(Conversation state, String message) {
        String key = state.asked().get(message);
        Report report = state.reports().stream()
                .filter(filed -> filed.key().equals(key))
                .findFirst()
                .orElse(null);
        return new Facts(
                state.address(),
                state.lastSaidAt(),
                sender(state, report),
                report == null ? null : report.name(),
                state.language().tag());
    }

    private static Sender sender(Conversation state, @Nullable Report report) {
        if (report != null) {
            return report.sender();
        }
        return state.draft() == null ? state.sender() : state.draft().sender();
    }

    /** The phone number, with consent. */
    boolean mayUse(boolean urgent) {
        Boolean consent = sender.consent();
        return Boolean.TRUE.equals(consent) || (urgent && consent == null);
    }

    @Override
    public String toString() {
        return "Facts[" + home + ", " + code + "]";
    }
}
