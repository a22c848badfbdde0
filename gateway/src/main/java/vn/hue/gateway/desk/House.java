package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import vn.hue.gateway.config.DeskSettings;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.Enrolment;
import vn.hue.gateway.staff.Invitations;
import vn.hue.gateway.staff.LocalIdentity;
import vn.hue.gateway.staff.Logins;
import vn.hue.gateway.staff.Passwords;
import vn.hue.gateway.staff.SignIn;
import vn.hue.gateway.staff.Staff;

/** Everything about the people who work here, put together. */
public record House(
        Staff staff,
        Passwords passwords,
        SignIn signIn,
        Logins logins,
        Invitations invitations,
        Enrolment enrolment,
        Audit audit) {

    private static final int HASHING_THREADS = 2;

    /**
     * @param clock real time: a session must not end because a demo moves the citizens' clock
     * @param deskClock the time by which the desk shows what happened
     */
    public static House of(
            Vertx vertx, Staff staff, DeskSettings settings, InstantSource clock, InstantSource deskClock) {
        Passwords passwords = new Passwords(vertx.createSharedWorkerExecutor("passwords", HASHING_THREADS));
        Logins logins = new Logins(
                staff.sessions(), staff.accounts(), new Logins.Limits(settings.idle(), settings.session()), clock);
        return new House(
                staff,
                passwords,
                new SignIn(
                        new LocalIdentity(staff.accounts(), passwords),
                        staff,
                        logins,
                        Set.copyOf(settings.secondFactor()),
                        clock),
                logins,
                new Invitations(staff, passwords, clock),
                new Enrolment(staff.accounts(), settings.issuer(), clock),
                new Audit(staff.audit(), deskClock, RandomGenerator.getDefault()));
    }

    /** Changes an account, whoever else changes it at the same time; a name nobody has stays so. */
    Future<Void> change(String name, UnaryOperator<Account> change) {
        return staff.accounts()
                .find(name)
                .compose(account -> account == null
                        ? Future.succeededFuture()
                        : staff.accounts()
                                .store(change.apply(account))
                                .compose(stored -> stored ? Future.succeededFuture() : change(name, change)));
    }

    /** Forgets sessions and failed logins that are over. */
    public Future<Void> sweep() {
        return signIn.sweep();
    }
}
