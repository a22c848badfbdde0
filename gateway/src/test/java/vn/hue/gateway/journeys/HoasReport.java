package vn.hue.gateway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.Demo;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.networks.ZaloPerson;

/** Chị Hoa, who reports a hole in the road a week before Tết, and Lan and Binh of the centre, with the page they work on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HoasReport {

    @TempDir
    static Path folder;

    Scene scene;

    ZaloPerson hoa;

    Address zalo;

    Colleague lan;

    Colleague binh;

    String talk;

    String page = "";

    @BeforeAll
    void onAMondayMorning() {
        scene = new Scene(
                LocalDateTime.parse("2026-02-09T08:30"),
                folder,
                Map.of(
                        "HUE_SENDERS_VERIFY_NEW",
                        "true",
                        "HUE_CALENDAR_HOLIDAYS",
                        "[2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20]",
                        "HUE_CALENDAR_MADE_UP",
                        "[]",
                        "HUE_ZALO_TEMPLATES",
                        "[{id: '345678', purposes: [notice], places: [{name: noi_dung, fill: text, longest: 200}]}]"));
        hoa = new ZaloPerson(scene.networks, "246845883529197922");
        zalo = hoa.address();
        talk = "/desk/conversations/" + zalo.conversation();
        lan = scene.colleague("lan");
        binh = scene.colleague("binh");
    }

    @AfterAll
    void ends() {
        scene.close();
    }

    void answers(String agency, String text, long picture) {
        lan.opens(page)
                .deed("enter-result")
                .fills("agency", agency)
                .fills("text", text)
                .attaches(new Photo().of(picture).jpeg())
                .sends();
        assertThat(lan.status()).as(lan.reads(".problem")).isEqualTo(200);
    }

    void publishes() {
        lan.opens(page).deed("publish").with("checked", "yes").sends();
    }

    Report report() {
        return scene.report(zalo);
    }

    String code() {
        return String.valueOf(report().code());
    }

    void becomes(Status status) {
        scene.networks.until(
                "the report is " + status + ", not " + report().status(), () -> report().status() == status);
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(Demo.HUE).toInstant();
    }

    void clocks(Map<Clock, Duration> running) {
        scene.clocks(zalo, running);
    }

    Instant due(Clock clock) {
        return Objects.requireNonNull(report().deadlines().get(clock));
    }

    Instant lastStep() {
        List<Report.Step> steps = report().steps();
        return steps.get(steps.size() - 1).at();
    }
}
