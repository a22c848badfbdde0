package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.gateway.Demo;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Snapshot;

/**
 * A whole gateway and the emulated networks: the centre asks for more, nobody answers for two days, the chat closes
 * meanwhile, and the report is closed over the way that was planned when the question left. {@code QĐ 30/2022, Điều 7.5b.4}.
 */
class SupplementTest {

    private static final String QUESTION = "Xin gửi ảnh thấy rõ vị trí ổ gà";
    private static final String TEMPLATE = "345678";

    @TempDir
    private Path folder;

    private @Nullable Networks running;

    @AfterEach
    void stops() {
        if (running != null) {
            running.close();
        }
    }

    private Networks networks(Map<String, String> more) {
        Networks networks = Networks.on(folder, more);
        running = networks;
        return networks;
    }

    private static Snapshot snapshot(Person citizen) {
        return Objects.requireNonNull(Demo.waited(
                citizen.networks.stores().conversations().load(citizen.address().conversation())));
    }

    private static Report report(Person citizen) {
        return snapshot(citizen).state().reports().get(0);
    }

    private static void asks(Person citizen) {
        Networks networks = citizen.networks;
        String key = report(citizen).key();
        networks.did(citizen.address(), new Event.MoveReport(key, new Move.StartVerifying()));
        networks.did(citizen.address(), new Event.MoveReport(key, new Move.AskSupplement(QUESTION, false)));
        networks.until("it is planned how the end will be told", () -> planned(citizen) != null);
    }

    private static @Nullable String planned(Person citizen) {
        Report.Question asked = report(citizen).supplement();
        return asked == null ? null : asked.closingBy();
    }

    /** The way by which our last message for a purpose left; null before it has. */
    private static @Nullable Route left(Person citizen, Purpose purpose) {
        Snapshot state = snapshot(citizen);
        List<Line> lines = Demo.waited(citizen.networks.stores().lines().read(state.id(), 1, state.lines()));
        return lines.stream()
                .filter(line -> line.out() != null && line.out().purpose() == purpose)
                .reduce((earlier, later) -> later)
                .map(Line::delivery)
                .map(Line.Progress::route)
                .orElse(null);
    }

    private static void leaves(Person citizen, Purpose purpose, Route route) {
        citizen.networks.until(purpose + " leaves by " + route, () -> left(citizen, purpose) == route);
    }

    @Test
    void on_facebook_it_is_reminded_of_in_the_chat_and_closed_by_sms() {
        Networks networks = networks(Map.of());
        Person hoa = new FacebookPerson(networks, "24061997").files();
        asks(hoa);
        hoa.hears(QUESTION);
        assertThat(planned(hoa)).isEqualTo("SMS");

        // Twenty hours are five in the morning; it comes at seven.
        networks.later("PT22H1M");
        leaves(hoa, Purpose.REMINDER, Route.CHAT);
        assertThat(networks.texts(Person.PHONE)).isEmpty();

        networks.later("PT26H1M");
        leaves(hoa, Purpose.NOTICE, Route.SMS);
        closed(hoa);
        assertThat(networks.texts(Person.PHONE)).singleElement().asString().contains(code(hoa));
    }

    @Test
    void on_zalo_asked_on_the_sixth_day_it_goes_by_the_quota_and_is_closed_by_a_template() {
        Networks networks = networks(Map.of(
                "HUE_ZALO_TEMPLATES",
                "[{id: '" + TEMPLATE + "', purposes: [notice], places: [{name: ma, fill: code}]}]"));
        Person hoa = new ZaloPerson(networks, "246845883529197922").files();
        // Asked at three in the afternoon: by night no SMS leaves.
        networks.later("PT150H");
        asks(hoa);
        hoa.hears(QUESTION);
        assertThat(left(hoa, Purpose.QUESTION)).isEqualTo(Route.QUOTA);
        assertThat(planned(hoa)).isEqualTo("TEMPLATE");

        // The reminder comes after the seventh day, and no template is approved for it.
        networks.later("PT40H1M");
        leaves(hoa, Purpose.REMINDER, Route.SMS);
        assertThat(networks.texts(Person.PHONE)).singleElement().asString().contains("Zalo");

        networks.later("PT8H");
        leaves(hoa, Purpose.NOTICE, Route.TEMPLATE);
        closed(hoa);
        hoa.hears(code(hoa));
    }

    @Test
    void on_zalo_a_template_that_the_account_does_not_get_goes_to_the_phone_number_and_is_reported_delivered() {
        Networks networks = networks(Map.of(
                "HUE_ZALO_TEMPLATES",
                "[{id: '" + TEMPLATE + "', purposes: [notice], byAccount: false,"
                        + " places: [{name: ma, fill: code}, {name: ten, fill: name}]}]"));
        Person hoa = new ZaloPerson(networks, "246845883529197922").files();
        networks.later("PT144H");
        asks(hoa);
        assertThat(planned(hoa)).isEqualTo("TEMPLATE_BY_PHONE");

        networks.later("PT48H1M");
        leaves(hoa, Purpose.NOTICE, Route.TEMPLATE_BY_PHONE);
        closed(hoa);
        assertThat(networks.read("/control/sent").encode())
                .contains("\"phone\":\"" + Person.PHONE + "\"", "\"template_id\":\"" + TEMPLATE + "\"")
                .contains("\"ma\":\"" + code(hoa) + "\"", "\"ten\":\"" + Person.NAME + "\"");
        networks.until("Zalo reports that it has arrived", () -> state(hoa).equals("DELIVERED"));
    }

    private static String state(Person citizen) {
        Snapshot state = snapshot(citizen);
        List<Line> lines = Demo.waited(citizen.networks.stores().lines().read(state.id(), 1, state.lines()));
        return lines.stream()
                .filter(line -> line.out() != null && line.out().purpose() == Purpose.NOTICE)
                .reduce((earlier, later) -> later)
                .map(Line::delivery)
                .map(progress -> progress.state().name())
                .orElse("");
    }

    private static void closed(Person citizen) {
        assertThat(report(citizen).status()).isEqualTo(Status.REFUSED);
    }

    private static String code(Person citizen) {
        return Objects.requireNonNull(report(citizen).code());
    }
}
