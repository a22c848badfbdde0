package vn.hue.conversations.vocabulary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a report. Confidential ({@code QĐ 30/2022, Điều 5.5}): {@link #toString()} shows nothing of it.
 *
 * @param name full name
 * @param phone E.164
 * @param email lower case; null when not given
 * @param hasNoEmail the citizen said to have none
 * @param consent whether the details may be used while the report is handled; null when not asked yet
 * @param verified when the phone or mail address was proven; null when never
 */
public record Sender(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        boolean hasNoEmail,
        @Nullable Boolean consent,
        @Nullable Instant verified) {

    public static final Sender UNKNOWN = new Sender(null, null, null, false, null, null);

    public Sender withName(String value) {
        return new Sender(value, phone, email, hasNoEmail, consent, verified);
    }

    /** Another number is not verified, whatever the old one was. */
    public Sender withPhone(String value) {
        return new Sender(name, value, email, hasNoEmail, consent, value.equals(phone) ? verified : null);
    }

    public Sender withEmail(String value) {
        return new Sender(name, phone, value, false, consent, verified);
    }

    public Sender withoutEmail() {
        return new Sender(name, phone, null, true, consent, verified);
    }

    public Sender withConsent(boolean value) {
        return new Sender(name, phone, email, hasNoEmail, value, verified);
    }

    /** The phone or mail address is proven. */
    public Sender withVerified(Instant at) {
        return new Sender(name, phone, email, hasNoEmail, consent, at);
    }

    @Override
    public String toString() {
        return "Sender[confidential]";
    }
}
