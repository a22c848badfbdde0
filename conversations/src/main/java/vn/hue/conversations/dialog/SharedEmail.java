package vn.hue.conversations.dialog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mail address of a card or a form, where people also write that they have none. */
final class SharedEmail {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}\\.[^@\\s]{2,24}");

    /** In lower case; empty for what is no address, so that it is asked for. */
    static Optional<String> address(@Nullable String shared) {
        String address = shared == null ? "" : shared.strip().toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    private SharedEmail() {}
}
