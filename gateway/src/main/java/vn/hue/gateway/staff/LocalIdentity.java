package vn.hue.gateway.staff;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Accounts that are kept here, with a password each. */
public final class LocalIdentity implements Identity {

    private final Accounts accounts;
    private final Passwords passwords;

    public LocalIdentity(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public Future<@Nullable Account> who(Proof proof) {
        Password given = (Password) proof;
        if (given.password().length() > PasswordRules.LONGEST * 4) {
            return Future.succeededFuture();
        }
        return accounts.find(given.name()).compose(account -> {
            boolean live = account != null && !account.disabled();
            return passwords
                    .matches(given.password(), live && account != null ? account.password() : null)
                    .map(right -> right && live ? account : null);
        });
    }
}
