package vn.hue.gateway.staff;

import java.time.Instant;

/**
 * Failed logins of one account name, or of one network address.
 *
 * @param key a hash of it
 * @param failures in a row; it also counts an attempt whose outcome is not known yet
 * @param openAt when the next may be made
 */
public record Attempt(String key, long failures, Instant openAt) {}
