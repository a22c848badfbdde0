package vn.hue.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.gateway.store.memory.Memory;

class InvitationsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T02:00:00Z"));

    private final Vertx vertx = Vertx.vertx();
    private final Staff staff = Memory.stores().staff();
    private boolean away;

    private final Accounts accounts = new Accounts() {
        @Override
        public Future<@Nullable Account> find(String name) {
            return staff.accounts().find(name);
        }

        @Override
        public Future<List<Account>> all() {
            return staff.accounts().all();
        }

        @Override
        public Future<Boolean> store(Account next) {
            return away
                    ? Future.failedFuture("the database is away")
                    : staff.accounts().store(next);
        }
    };

    private final Invitations invitations = new Invitations(
            new Staff(accounts, staff.sessions(), staff.links(), staff.attempts(), staff.audit()),
            new Passwords(vertx.createSharedWorkerExecutor("passwords", 1)),
            CLOCK);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    /** Else whoever was invited could neither come in nor try again. */
    @Test
    void a_link_whose_password_could_not_be_kept_works_again() {
        String token = await(invitations.invite("chi", "Chi", Role.OPERATOR, null, "quantri"));
        away = true;
        assertThatThrownBy(() -> await(invitations.use(token, "chi", "Chi", "một câu thật dài")))
                .hasMessageContaining("away");
        away = false;

        assertThat(await(invitations.use(token, "chi", "Chi", "một câu thật dài")))
                .isInstanceOf(Invitations.Done.class);
        assertThat(await(invitations.use(token, "chi", "Chi", "một câu thật dài")))
                .isInstanceOf(Invitations.Gone.class);
    }
}
