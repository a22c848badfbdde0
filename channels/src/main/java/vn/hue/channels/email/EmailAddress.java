package vn.hue.channels.email;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/** A citizen's mail address as an {@link Address}: its account is our mailbox, its user the address in lower case. */
final class EmailAddress {

    static final String CHANNEL = "email";

    static Address of(String mailbox, String address) {
        return new Address(CHANNEL, mailbox.toLowerCase(Locale.ROOT), address.toLowerCase(Locale.ROOT));
    }

    /** Whom a mail goes to. */
    static String mail(Address address) {
        return address.user();
    }

    /** The one address in a detail somebody gave; empty when it is none. */
    static Optional<Address> reached(String mailbox, @Nullable String given) {
        String address = given == null ? null : Addresses.author(given);
        return address == null || !Addresses.domain(address).contains(".")
                ? Optional.empty()
                : Optional.of(of(mailbox, address));
    }

    private EmailAddress() {}
}
