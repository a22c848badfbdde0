package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Setting up the second factor: a secret is shown, and counts only once a code proves that it was read. */
public final class Enrolment {

    private final Accounts accounts;
    private final String issuer;
    private final InstantSource clock;

    /** @param issuer what the authenticator calls us */
    public Enrolment(Accounts accounts, String issuer, InstantSource clock) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {}

    /** @param recovery shown now and never again */
    public record SetUp(List<String> recovery) implements Outcome {
        public SetUp {
            recovery = List.copyOf(recovery);
        }
    }

    /** The code does not fit. */
    public record Wrong() implements Outcome {}

    /** The same throughout one session, so that a mistyped code does not mean a new picture; nowhere else. */
    public String secret(Presence who) {
        return Totp.base32(Tokens.derived("totp", who.session().secret())).substring(0, 32);
    }

    /** For the phone's camera. */
    public String address(Presence who) {
        return Totp.address(issuer, who.account().name(), secret(who));
    }

    /** Whether a code proves that the secret was read. */
    public boolean fits(Presence who, String code) {
        return Totp.step(secret(who), code.replace(" ", ""), clock.instant(), 0).isPresent();
    }

    public Future<Outcome> setUp(Presence who, String code) {
        String secret = secret(who);
        OptionalLong step = Totp.step(secret, code.replace(" ", ""), clock.instant(), 0);
        if (step.isEmpty()) {
            return Future.succeededFuture(new Wrong());
        }
        List<String> recovery = RecoveryCodes.fresh();
        return accounts.find(who.account().name()).compose(account -> {
            if (account == null || account.codes() != null) {
                return Future.succeededFuture(new Wrong());
            }
            Account.Codes codes = new Account.Codes(
                    secret,
                    step.getAsLong(),
                    recovery.stream().map(RecoveryCodes::hash).toList());
            return accounts.store(account.withCodes(codes)).map(stored -> stored ? new SetUp(recovery) : new Wrong());
        });
    }
}
