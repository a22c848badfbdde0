package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Attempt;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Link;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.Staff;

/** The part of the contract about the people who work here. */
interface StaffContract {

    Instant NINE = Instant.parse("2026-11-23T02:00:00.123Z");

    Stores opened();

    private Staff staff() {
        return opened().staff();
    }

    private static Account account(String name) {
        return new Account(
                name,
                "Chị " + name,
                Role.AGENCY,
                "UBND phường Thuận Hóa",
                "$argon2id$…",
                new Account.Codes("SECRET", 12, List.of("a", "b")),
                false,
                NINE,
                1);
    }

    // accounts

    @Test
    default void an_account_comes_back_as_it_was_stored() {
        Account lan = account("lan");
        Account bare = new Account("binh", "Bình", Role.OPERATOR, null, "x", null, true, NINE, 1);
        assertThat(await(staff().accounts().store(lan))).isTrue();
        assertThat(await(staff().accounts().store(bare))).isTrue();

        assertThat(await(staff().accounts().find("lan"))).isEqualTo(lan);
        assertThat(await(staff().accounts().find("nobody"))).isNull();
        assertThat(await(staff().accounts().all())).containsExactly(bare, lan);
    }

    @Test
    default void a_team_and_the_end_of_an_absence_come_back() {
        Account lan = account("lan");
        await(staff().accounts().store(lan));
        Account away = lan.withDuty(new Duty("Giao thông", NINE));
        assertThat(await(staff().accounts().store(away))).isTrue();

        assertThat(await(staff().accounts().find("lan"))).isEqualTo(away);
        Account back = away.withDuty(Duty.NONE);
        await(staff().accounts().store(back));
        assertThat(await(staff().accounts().find("lan"))).isEqualTo(back);
    }

    @Test
    default void of_two_who_change_an_account_one_is_told_to_look_again() {
        Account lan = account("lan");
        await(staff().accounts().store(lan));

        assertThat(await(staff().accounts().store(account("lan")))).isFalse();
        assertThat(await(staff().accounts().store(lan.withDisabled(true)))).isTrue();
        assertThat(await(staff().accounts().store(lan.withPassword("y")))).isFalse();
        assertThat(await(staff().accounts().find("lan"))).isEqualTo(lan.withDisabled(true));
    }

    // sessions

    private static Session session(String id, String account, Instant at) {
        return new Session(id, account, Session.Stage.OPEN, "secret", at, at, "Firefox, Linux", Origin.INSIDE);
    }

    @Test
    default void a_session_is_found_until_it_ends_and_never_comes_back() {
        Session session = session("s1", "lan", NINE);
        await(staff().sessions().start(session));
        assertThat(await(staff().sessions().find("s1"))).isEqualTo(session);

        await(staff().sessions().seen("s1", NINE.plusSeconds(90)));
        assertThat(await(staff().sessions().find("s1")).seenAt()).isEqualTo(NINE.plusSeconds(90));
        await(staff().sessions().end("s1"));
        await(staff().sessions().seen("s1", NINE.plusSeconds(99)));
        assertThat(await(staff().sessions().find("s1"))).isNull();
    }

    @Test
    default void sessions_are_listed_by_account_and_swept_by_age() {
        await(staff().sessions().start(session("s1", "lan", NINE)));
        await(staff().sessions().start(session("s2", "lan", NINE.plusSeconds(1))));
        await(staff().sessions().start(session("s3", "binh", NINE)));
        assertThat(await(staff().sessions().of("lan"))).extracting(Session::id).containsExactly("s2", "s1");

        await(staff().sessions().sweep(NINE.plusMillis(1)));
        assertThat(await(staff().sessions().of("lan"))).extracting(Session::id).containsExactly("s2");
        assertThat(await(staff().sessions().of("binh"))).isEmpty();
    }

    // links

    @Test
    default void a_link_is_given_to_exactly_one_of_those_who_take_it() {
        Link link = new Link("l1", Link.Purpose.INVITE, "lan", "Lan", Role.AGENCY, "Sở", "root", NINE);
        Link first = new Link("l2", Link.Purpose.FIRST, null, null, null, null, "system", NINE.plusSeconds(1));
        await(staff().links().keep(link));
        await(staff().links().keep(first));
        assertThat(await(staff().links().find("l1"))).isEqualTo(link);
        assertThat(await(staff().links().all())).containsExactly(first, link);

        List<Future<@Nullable Link>> racers =
                IntStream.range(0, 8).mapToObj(i -> staff().links().take("l1")).toList();
        await(Future.join(racers));
        assertThat(racers).filteredOn(racer -> racer.result() != null).hasSize(1);
        await(staff().links().drop("l2"));
        assertThat(await(staff().links().all())).isEmpty();
    }

    // attempts

    @Test
    default void of_many_attempts_at_once_each_is_counted() {
        Attempt first = new Attempt("k", 1, NINE);
        Attempt second = new Attempt("k", 2, NINE.plusSeconds(2));
        assertThat(await(staff().attempts().find("k"))).isNull();
        assertThat(await(staff().attempts().swap(null, first))).isTrue();
        assertThat(await(staff().attempts().swap(null, first))).isFalse();

        List<Future<Boolean>> racers = IntStream.range(0, 8)
                .mapToObj(i -> staff().attempts().swap(first, second))
                .toList();
        await(Future.join(racers));
        assertThat(racers).filteredOn(Future::result).hasSize(1);
        assertThat(await(staff().attempts().find("k"))).isEqualTo(second);
    }

    @Test
    default void attempts_are_forgotten_one_by_one_and_by_age() {
        await(staff().attempts().swap(null, new Attempt("a", 3, NINE)));
        await(staff().attempts().swap(null, new Attempt("b", 3, NINE.plusSeconds(5))));
        await(staff().attempts().swap(null, new Attempt("c", 3, NINE.plusSeconds(5))));
        await(staff().attempts().forget("c"));
        await(staff().attempts().sweep(NINE.plusSeconds(1)));

        assertThat(await(staff().attempts().find("a"))).isNull();
        assertThat(await(staff().attempts().find("b"))).isNotNull();
        assertThat(await(staff().attempts().find("c"))).isNull();
    }

    // audit

    private static AuditLog.Entry entry(int second, String who, Act what, String... about) {
        Instant at = NINE.plusSeconds(second);
        return new AuditLog.Entry(Audit.id(at) + "x", at, who, what, "detail", List.of(about), Origin.OUTSIDE);
    }

    private List<AuditLog.Entry> read(@Nullable String who, @Nullable Act what, @Nullable String about) {
        return await(staff().audit()
                .read(new AuditLog.Query(who, what, about, NINE, NINE.plus(Duration.ofDays(1)), null, 10)));
    }

    @Test
    default void what_was_done_is_read_newest_first_by_any_filter_and_stays_as_it_was() {
        AuditLog.Entry seen = entry(1, "lan", Act.REVEALED, "conversation:a");
        AuditLog.Entry moved = entry(2, "lan", Act.DEED, "conversation:a", "report:PA-2026-000001");
        AuditLog.Entry other = entry(3, "binh", Act.REVEALED, "conversation:b");
        for (AuditLog.Entry entry : List.of(seen, moved, other)) {
            await(staff().audit().add(entry));
        }
        await(staff().audit().add(new AuditLog.Entry(seen.id(), NINE, "", Act.DEED, "", List.of(), Origin.LOCAL)));

        assertThat(read(null, null, null)).containsExactly(other, moved, seen);
        assertThat(read("lan", null, null)).containsExactly(moved, seen);
        assertThat(read(null, Act.REVEALED, null)).containsExactly(other, seen);
        assertThat(read("lan", Act.REVEALED, null)).containsExactly(seen);
        assertThat(read(null, null, "report:PA-2026-000001")).containsExactly(moved);
        assertThat(read("lan", null, "conversation:a")).containsExactly(moved, seen);
        assertThat(read(null, Act.DEED, "conversation:a")).containsExactly(moved);
        assertThat(read("lan", Act.REVEALED, "conversation:a")).containsExactly(seen);
        assertThat(await(staff().audit()
                        .read(new AuditLog.Query(
                                null, null, null, NINE.plusSeconds(2), NINE.plusSeconds(3), null, 10))))
                .containsExactly(moved);
        assertThat(await(staff().audit()
                        .read(new AuditLog.Query(null, null, null, NINE, NINE.plusSeconds(60), other.id(), 1))))
                .containsExactly(moved);
    }
}
