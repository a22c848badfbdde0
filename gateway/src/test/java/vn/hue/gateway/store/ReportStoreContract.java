package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.StoreContract.AN;
import static vn.hue.gateway.store.StoreContract.NOON;
import static vn.hue.gateway.store.StoreContract.await;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/** What is promised of reports, alarms, gateways and examples. */
interface ReportStoreContract {

    Stores opened();

    // reports

    private static Report report(String key, int version, Status status, Instant filed) {
        return at(null, key, version, status, filed);
    }

    private static Report at(@Nullable Place place, String key, int version, Status status, Instant filed) {
        return new Report(
                key,
                null,
                AN.conversation(),
                version,
                status,
                Urgency.NORMAL,
                null,
                "Ngập",
                null,
                List.of(),
                place,
                null,
                Sender.UNKNOWN,
                filed,
                filed,
                true,
                List.of(),
                null,
                null,
                null,
                null,
                new TreeMap<>(Map.of(Clock.ACCEPT, filed.plusSeconds(60))),
                List.of(),
                Report.Ties.NONE);
    }

    @Test
    default void an_older_version_never_replaces_a_newer_one() {
        await(opened().reports().save(report("k1", 2, Status.VERIFYING, NOON)));
        await(opened().reports().save(report("k1", 1, Status.RECEIVED, NOON)));
        assertThat(await(opened().reports().find("k1"))).isEqualTo(report("k1", 2, Status.VERIFYING, NOON));
        await(opened().reports().save(report("k1", 3, Status.ACCEPTED, NOON)));
        assertThat(await(opened().reports().find("k1"))).isEqualTo(report("k1", 3, Status.ACCEPTED, NOON));
    }

    @Test
    default void of_racing_versions_the_newest_stays() {
        List<Future<Void>> saves = IntStream.of(3, 1, 5, 2, 4)
                .mapToObj(version -> opened().reports().save(report("k1", version, Status.RECEIVED, NOON)))
                .toList();
        await(Future.join(saves));
        assertThat(await(opened().reports().find("k1"))).isEqualTo(report("k1", 5, Status.RECEIVED, NOON));
    }

    @Test
    default void open_reports_are_found_by_where_they_are() {
        Place pin = new Place(new GeoPoint(16.4637, 107.5909), null, null, Place.Source.PIN);
        Place across = new Place(new GeoPoint(16.4649, 107.5909), "12 Lê Lợi", null, Place.Source.PIN);
        Place address = new Place(null, "Số 12, đường Lê Lợi", null, Place.Source.ADDRESS);
        Place far = new Place(new GeoPoint(16.5, 107.6), "12 Hùng Vương", null, Place.Source.PIN);
        await(opened().reports().save(at(pin, "k1", 1, Status.RECEIVED, NOON)));
        await(opened().reports().save(at(across, "k2", 1, Status.ACCEPTED, NOON.plusSeconds(2))));
        await(opened().reports().save(at(address, "k3", 1, Status.RECEIVED, NOON.plusSeconds(3))));
        await(opened().reports().save(at(far, "k4", 1, Status.RECEIVED, NOON.plusSeconds(4))));
        await(opened().reports().save(at(pin, "k5", 1, Status.RECEIVED, NOON.minusSeconds(90_000))));

        assertThat(near(pin, 9)).containsExactly("k2", "k1");
        assertThat(near(across, 9)).containsExactly("k3", "k2", "k1");
        assertThat(near(across, 1)).containsExactly("k3");
        assertThat(near(address, 9)).containsExactly("k3", "k2");

        await(opened().reports().save(at(across, "k2", 2, Status.REFUSED, NOON.plusSeconds(2))));
        await(opened().reports().save(at(far, "k1", 2, Status.RECEIVED, NOON)));

        assertThat(near(pin, 9)).as("closed, or elsewhere by now").isEmpty();
    }

    private List<String> near(Place place, int limit) {
        return await(opened().reports().near(new Reports.Near(Vicinity.around(place), NOON.minusSeconds(3_600), limit)))
                .stream()
                .map(Report::key)
                .toList();
    }

    @Test
    default void reports_are_listed_latest_first_page_by_page() {
        for (int i = 0; i < 4; i++) {
            await(opened().reports().save(report("k" + i, 1, Status.RECEIVED, NOON.plusSeconds(i))));
        }
        await(opened().reports().save(report("k2", 2, Status.ACCEPTED, NOON.plusSeconds(2))));
        List<Report> first = await(opened().reports().list(new Reports.Query(null, null, 2)));
        Reports.Cursor next = Reports.Cursor.of(first.get(1));

        assertThat(first).extracting(Report::key).containsExactly("k3", "k2");
        assertThat(await(opened().reports().list(new Reports.Query(null, next, 9))))
                .extracting(Report::key)
                .containsExactly("k1", "k0");
        assertThat(await(opened().reports().list(new Reports.Query(Status.RECEIVED, null, 2))))
                .extracting(Report::key)
                .containsExactly("k3", "k1");
        assertThat(await(opened().reports().list(new Reports.Query(Status.RECEIVED, next, 9))))
                .extracting(Report::key)
                .containsExactly("k1", "k0");
    }

    @Test
    default void a_report_has_one_number_however_often_it_is_asked() {
        List<Future<String>> asked = IntStream.range(0, 12)
                .mapToObj(i -> opened().reports().number("k" + i % 3, 2026))
                .toList();
        await(Future.join(asked));
        List<String> codes = asked.stream().map(Future::result).toList();
        assertThat(codes).allMatch(code -> code.matches("PA-2026-\\d{6}"));
        assertThat(codes.stream().distinct()).hasSize(3);
        for (int i = 0; i < 12; i++) {
            assertThat(codes.get(i)).isEqualTo(codes.get(i % 3));
        }
        assertThat(await(opened().reports().number("k9", 2027))).isEqualTo("PA-2027-000001");
    }

    @Test
    default void a_report_is_found_by_its_code() {
        await(opened().reports().save(report("k1", 1, Status.RECEIVED, NOON)));
        String code = await(opened().reports().number("k1", 2026));
        assertThat(await(opened().reports().find(code))).isEqualTo(report("k1", 1, Status.RECEIVED, NOON));
        assertThat(await(opened().reports().find("PA-2026-999999"))).isNull();
    }

    // alarms, nodes

    @Test
    default void an_alarm_is_open_until_someone_has_seen_to_it() {
        Alarms.Raised first = new Alarms.Raised("c/1/0", "c", Effect.Alarm.SOS, null, NOON);
        Alarms.Raised second =
                new Alarms.Raised("c/2/0", "c", Effect.Alarm.SEPARATED, "k1", List.of("k2", "k3"), NOON.plusSeconds(1));
        await(opened().alarms().raise(first));
        await(opened().alarms().raise(second));
        assertThat(await(opened().alarms().open(9))).containsExactly(first, second);

        await(opened().alarms().settle("c/1/0", "lan", NOON));
        await(opened().alarms().raise(first));

        assertThat(await(opened().alarms().open(9))).containsExactly(second);

        Alarms.Raised sos = new Alarms.Raised("c/0/0", "c", Effect.Alarm.SOS, null, NOON.minusSeconds(9));
        await(opened().alarms().raise(sos));
        assertThat(await(opened().alarms().open(1))).as("the loudest first").containsExactly(sos);
    }

    private List<Alarms.Raised> rung(
            String cause, Effect.Alarm kind, @Nullable String report, int second, boolean told) {
        await(opened().alarms().ring(danger(kind, report, second), cause, told));
        return await(opened().alarms().open(9));
    }

    private static Alarms.Raised danger(Effect.Alarm kind, @Nullable String report, int second) {
        return new Alarms.Raised("c/danger", "c", kind, report, NOON.plusSeconds(second));
    }

    @Test
    default void a_cry_and_the_report_it_becomes_are_one_alarm_that_calls_once() {
        rung("c/1/0", Effect.Alarm.URGENT, null, 0, false);
        assertThat(rung("c/2/0", Effect.Alarm.SOS, null, 5, false)).containsExactly(danger(Effect.Alarm.SOS, null, 5));
        assertThat(rung("c/3/0", Effect.Alarm.SOS, "k1", 60, false)).containsExactly(danger(Effect.Alarm.SOS, "k1", 5));
        assertThat(rung("c/4/0", Effect.Alarm.SOS, "k1", 90, false))
                .as("a further cry calls again")
                .containsExactly(danger(Effect.Alarm.SOS, "k1", 90));
        assertThat(rung("c/2/0", Effect.Alarm.SOS, null, 5, false))
                .as("relayed twice")
                .containsExactly(danger(Effect.Alarm.SOS, "k1", 90));

        await(opened().alarms().settle("c/danger", "lan", NOON));
        assertThat(await(opened().alarms().open(9))).isEmpty();
    }

    @Test
    default void what_was_seen_to_calls_again_only_for_something_new() {
        rung("c/1/0", Effect.Alarm.SOS, null, 0, false);
        await(opened().alarms().settle("c/danger", "lan", NOON));
        assertThat(rung("c/1/0", Effect.Alarm.SOS, null, 0, false)).isEmpty();
        assertThat(rung("c/2/0", Effect.Alarm.SOS, "k1", 300, true)).isEmpty();
        assertThat(rung("c/3/0", Effect.Alarm.SOS, "k1", 400, false))
                .containsExactly(danger(Effect.Alarm.SOS, "k1", 400));
    }

    @Test
    default void a_node_lives_until_its_time_is_over_or_it_leaves() {
        await(opened().nodes().alive("a", NOON.plusSeconds(10)));
        await(opened().nodes().alive("b", NOON.plusSeconds(20)));
        await(opened().nodes().alive("c", NOON.plusSeconds(20)));
        await(opened().nodes().leave("c"));
        assertThat(await(opened().nodes().living(NOON))).containsExactlyInAnyOrder("a", "b");
        assertThat(await(opened().nodes().living(NOON.plusSeconds(11)))).containsExactly("b");
        await(opened().nodes().alive("a", NOON.plusSeconds(40)));
        assertThat(await(opened().nodes().living(NOON.plusSeconds(11)))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void an_example_goes_over_an_earlier_one_and_keeps_the_label_it_does_not_name() {
        Examples.Example first = new Examples.Example("b", NOON, "rác ở # Lê Lợi", Category.MOI_TRUONG, null);
        Examples.Example other = new Examples.Example("a", NOON, "cháy", null, Urgency.URGENT);
        await(opened().examples().keep(first));
        await(opened().examples().keep(other));
        assertThat(await(opened().examples().list(null, 9))).containsExactly(other, first);
        assertThat(await(opened().examples().list(null, 1))).containsExactly(other);
        assertThat(await(opened().examples().list("a", 9))).containsExactly(first);

        await(opened().examples().keep(new Examples.Example("b", NOON.plusSeconds(1), "rác", null, Urgency.NORMAL)));

        assertThat(await(opened().examples().list("a", 9)))
                .containsExactly(
                        new Examples.Example("b", NOON.plusSeconds(1), "rác", Category.MOI_TRUONG, Urgency.NORMAL));
    }
}
