package vn.hue.gateway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.Demo;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.networks.Networks;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;

/** A whole gateway on a database of its own before the emulated networks, its people, and a clock that is moved. */
final class Scene implements AutoCloseable {

    static final String ROADS = "Sở Xây dựng";
    static final String WARD = "UBND phường Thuận Hóa";
    static final String POWER = "Công ty Điện lực Huế";

    /** Reads as any program does: without the scope for personal data. */
    private static final String PROGRAM = "a-program-that-must-not-know-people";

    final Networks networks;

    Scene(LocalDateTime begin, Path folder, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("HUE_DESK_SECOND_FACTOR", "[administrator]");
        variables.put("HUE_API_TOKENS", "[{name: open-data, secret: " + PROGRAM + "}]");
        networks = Networks.from(begin.atZone(Demo.HUE).toInstant(), folder, variables);
        hire("lan", Role.OPERATOR);
        hire("binh", Role.OPERATOR);
        hire("thu", Role.SUPERVISOR);
        register(ROADS, Set.of(Category.GIAO_THONG), List.of());
        register(WARD, Set.of(), List.of("Phường Thuận Hóa"));
        register(POWER, Set.of(), List.of());
    }

    private void hire(String name, Role role) {
        Demo.hire(networks.gateway(), name, role, networks.now());
    }

    private void register(String name, Set<Category> matters, List<String> wards) {
        Agency agency = new Agency(
                Agency.idOf(name),
                name,
                "",
                Agency.Level.CITY,
                null,
                "0234 3 000 000",
                wards,
                matters,
                List.of(),
                true,
                1);
        Demo.waited(stores().agencies().store(agency));
    }

    Colleague colleague(String name) {
        return new Colleague(door(), name);
    }

    URI door() {
        return networks.gateway().publicUri();
    }

    Stores stores() {
        return networks.stores();
    }

    /** Moves everybody's clock on to this minute; it runs on from there. */
    void at(String time) {
        Duration ahead = Duration.between(
                networks.now(), LocalDateTime.parse(time).atZone(Demo.HUE).toInstant());
        assertThat(ahead).as("the story is there already: " + time).isPositive();
        networks.later(ahead.toString());
    }

    void later(Duration time) {
        networks.later(time.toString());
    }

    Snapshot snapshot(Address citizen) {
        return Objects.requireNonNull(Demo.waited(stores().conversations().load(citizen.conversation())));
    }

    /** The citizen's last report. */
    Report report(Address citizen) {
        List<Report> all = snapshot(citizen).state().reports();
        return all.get(all.size() - 1);
    }

    List<Line> lines(Address citizen) {
        Snapshot state = snapshot(citizen);
        return Demo.waited(stores().lines().read(state.id(), 1, state.lines()));
    }

    /** By which way the last message of ours with these words has left. */
    void left(Address citizen, String words, Route route) {
        networks.until("“" + words + "” leaves by " + route, () -> lines(citizen).stream()
                .filter(line -> line.out() != null && line.out().text().contains(words))
                .reduce((earlier, later) -> later)
                .map(Line::delivery)
                .map(Line.Progress::route)
                .filter(route::equals)
                .isPresent());
    }

    /** The clocks that run, each with the time it has from the report's last step. */
    void clocks(Address citizen, Map<Clock, Duration> running) {
        Report report = report(citizen);
        List<Report.Step> steps = report.steps();
        Instant moved = steps.get(steps.size() - 1).at();
        Map<Clock, Instant> expected = new HashMap<>();
        running.forEach((clock, time) -> expected.put(clock, moved.plus(time)));
        assertThat(report.deadlines()).isEqualTo(expected);
    }

    /** What a program without the scope for personal data is told about a report. */
    JsonObject published(String code) {
        HttpRequest request = HttpRequest.newBuilder(door().resolve("/api/v1/reports/" + code))
                .header("Authorization", "Bearer " + PROGRAM)
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Who did what so far, oldest first; logins left out. */
    List<String> recorded() {
        List<String> all = new ArrayList<>();
        audit().forEach(entry -> {
            if (entry.what() == AuditLog.Act.DEED || entry.what() == AuditLog.Act.REVEALED) {
                all.add(0, (entry.who() + " " + entry.what() + " " + entry.detail()).strip());
            }
        });
        return all;
    }

    List<AuditLog.Entry> audit() {
        return Demo.waited(Objects.requireNonNull(networks.gateway().house())
                .staff()
                .audit()
                .read(new AuditLog.Query(
                        null, null, null, Instant.EPOCH, networks.now().plusSeconds(1), null, 1_000)));
    }

    @Override
    public void close() {
        networks.close();
    }
}
