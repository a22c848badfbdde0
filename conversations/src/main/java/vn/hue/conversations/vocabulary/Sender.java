package vn.hue.conversations.vocabulary;

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
        java.time.@Nullable Instant verified) {

    public static final Sender UNKNOWN = new Sender(null, null, null, false, null, null);

    @Override
    public String toString() {
        return "Sender[confidential]";
    }
}
