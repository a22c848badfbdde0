package vn.hue.gateway.delivery;

import java.util.Locale;

/** Our own reasons for a message that has not left; a channel has words of its own. Their sentences are in {@link Reasons}. */
public enum Why {
    /** The citizen called: there is no chat, and none of the other ways is open. */
    CALL_BACK,
    /** The citizen's last message is too old for this channel. */
    WINDOW_CLOSED,
    /** The channel is not configured, or not up. */
    CHANNEL_AWAY,
    /** No approved template for this kind of message. */
    TEMPLATE_NONE,
    /** A template has a place for what is not known, a report's code for example. */
    TEMPLATE_UNFILLED,
    PHONE_NONE,
    PHONE_UNUSABLE,
    MAIL_NONE,
    MAIL_UNUSABLE,
    /** The details may not be used without consent: {@code QĐ 30/2022, Điều 5.5}. */
    CONSENT_NONE,
    SMS_NONE,
    EMAIL_NONE,
    /** No channel leads to the phone number or mail address. */
    UNREACHABLE,
    /** This installation can't make the link or the code that the message needs. */
    INSERT_NONE,
    /** Held back until the morning. */
    QUIET_HOURS,
    /** The provider has asked us to wait, for all messages of the account. */
    ACCOUNT_PAUSED,
    /** The route did not take it for so long that the next was tried. */
    TOO_SLOW,
    /** It waited so long that nobody has use for it. */
    TOO_LATE,
    /** An answer to what was just said makes sense in its chat only. */
    CHAT_ONLY,
    /** The gateway died while it was being sent. */
    GATEWAY_STOPPED,
    /** The channel did not say in time what came of it. */
    NO_ANSWER,
    /** The channel's own mistake. */
    CHANNEL_BROKEN,
    /** Nothing was sent; the portal shows it. */
    ON_PORTAL;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '.');

    /** As it is stored, for example {@code window.closed}. */
    public String code() {
        return code;
    }
}
