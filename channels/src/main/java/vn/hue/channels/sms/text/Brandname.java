package vn.hue.channels.sms.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name that stands where a sender's number would. */
public final class Brandname {

    private static final Pattern REGISTERED = Pattern.compile("[A-Za-z0-9]{1,11}");

    /** Why the operators would not register it; empty when they would. */
    public static Optional<String> fault(String name) {
        if (name.isEmpty() || name.length() > 11) {
            return Optional.of("a brandname has 1 to 11 characters");
        } else if (!REGISTERED.matcher(name).matches()) {
            return Optional.of("a brandname has only letters without marks and digits");
        } else if (name.chars().allMatch(Character::isDigit)) {
            return Optional.of("a brandname is not a number");
        }
        return Optional.empty();
    }

    private Brandname() {}
}
