package vn.hue.gateway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.Demo;
import vn.hue.gateway.Visitor;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.networks.ZaloPerson;

/** Two short stories: what can't wait is handed on at once, and what nobody answers ends with its reason. */
class FireAndSilenceTest {

    @TempDir
    private Path folder;

    private Scene scene;
    private Colleague lan;

    @BeforeEach
    void onAMondayMorning() {
        scene = new Scene(LocalDateTime.parse("2026-03-09T09:00"), folder, Map.of());
        lan = scene.colleague("lan");
    }

    @AfterEach
    void ends() {
        scene.close();
    }

    /** {@code QĐ 30/2022, Điều 15, 18}. */
    @Test
    void aFireInTheWebChatIsHandedOnAtOnceAndAcceptedAfterwards() {
        Visitor citizen = new Visitor(scene.door());
        citizen.say(
                scene.door(),
                UUID.randomUUID().toString(),
                "Cứu với! Cháy nhà ở số 20 Nguyễn Huệ, phường Thuận Hóa, có người kẹt! Gọi tôi 0905 123 456");
        hears(citizen, "114");
        hears(citizen, "Mã của việc này");

        lan.opens("/desk/inbox?queue=urgent");
        assertThat(lan.reads(".alarms")).isNotEmpty();
        assertThat(lan.reads(".rows")).contains("Nguyễn Huệ");
        String code = lan.reads(".rows .code");
        Report filed = report(code);
        assertThat(filed.deadlines().get(Clock.ACT))
                .isEqualTo(filed.receivedAt().plus(Duration.ofMinutes(30)));
        assertThat(filed.deadlines().get(Clock.CONTACT))
                .isEqualTo(filed.receivedAt().plus(Duration.ofMinutes(5)));
        assertThat(filed.deadlines()).containsOnlyKeys(Clock.CONTACT, Clock.ACT);

        String page = "/desk/reports/" + code;
        scene.later(Duration.ofMinutes(3));
        lan.opens(page).deed("contact").sends();
        until("the citizen was called", () -> !report(code).deadlines().containsKey(Clock.CONTACT));
        lan.opens(page)
                .deed("distribute")
                .with("agency", Agency.idOf(Scene.WARD))
                .sends();
        hears(citizen, "Phản ánh " + code + " đã được chuyển");
        Report given = report(code);
        assertThat(given.status()).isEqualTo(Status.DISTRIBUTED);
        assertThat(given.deadlines().get(Clock.ACKNOWLEDGE))
                .isEqualTo(last(given).at().plus(Duration.ofMinutes(30)));
        // Seven working days from Monday morning end on Wednesday of the next week.
        assertThat(given.deadlines().get(Clock.HANDLE))
                .isEqualTo(last(given).at().plus(Duration.ofDays(9)));
        assertThat(given.deadlines()).doesNotContainKey(Clock.ACT);
        assertThat(lan.opens(page).reads(".call-now")).contains(Scene.WARD, "0234 3 000 000");
        assertThat(lan.opens("/desk/inbox?queue=urgent").reads(".rows")).doesNotContain(code);

        lan.opens(page).deed("accept").with("public", "yes").sends();
        hears(citizen, "Phản ánh " + code + " đã được xác minh và tiếp nhận. Cơ quan đã nhận việc đang xử lý.");
        assertThat(report(code).status()).isEqualTo(Status.DISTRIBUTED);
        assertThat(scene.published(code).encode()).doesNotContain("905123456").doesNotContain("123 456");
    }

    /** {@code QĐ 30/2022, Điều 7.5b.4, 8.2}. */
    @Test
    void whatNobodyAnswersForTwoDaysEndsWithItsReasonAndALateAnswerBeginsAFilledInReport() {
        ZaloPerson hoa = new ZaloPerson(scene.networks, "246845883529197922");
        hoa.files();
        String code = Objects.requireNonNull(scene.report(hoa.address()).code());
        String page = "/desk/reports/" + code;
        lan.opens(page).deed("start-verifying").sends();
        becomes(hoa.address(), Status.VERIFYING);
        lan.opens(page)
                .deed("ask-supplement")
                .fills("text", "Ổ gà sâu bao nhiêu ạ?")
                .with("about", "report")
                .sends();
        hoa.hears("Ổ gà sâu bao nhiêu ạ?");
        until("her clock runs", () -> report(code).deadlines().containsKey(Clock.SUPPLEMENT));

        scene.at("2026-03-11T08:00");
        hoa.hears("Xin nhắc anh/chị: phản ánh " + code);
        scene.at("2026-03-11T09:30");
        until("her two days are over", () -> report(code).status() == Status.REFUSED);
        assertThat(Objects.requireNonNull(report(code).refusal()).reason()).isEqualTo(Refusal.NOT_SUPPLEMENTED);
        assertThat(last(report(code)).by()).isEqualTo("system");
        assertThat(report(code).deadlines()).isEmpty();
        until("she is told", () -> told(hoa.address(), code, "đã quá 02 ngày", "chúng tôi sẽ mở phản ánh mới"));
        assertThat(lan.opens(page).reads(".decide")).contains("7.5b");

        scene.at("2026-03-12T09:00");
        hoa.says("dạ sâu khoảng 20 phân ạ").hears("Chúng tôi mở phản ánh mới từ đó");
        assertThat(scene.snapshot(hoa.address()).state().draft()).satisfies(draft -> {
            assertThat(draft).isNotNull();
            assertThat(draft.content()).contains("Ổ gà to", "20 phân");
            assertThat(draft.sender().name()).isEqualTo(ZaloPerson.NAME);
            assertThat(draft.place()).isNotNull();
        });
    }

    private boolean told(Address citizen, String... words) {
        return scene.lines(citizen).stream().filter(line -> line.out() != null).anyMatch(line -> List.of(words).stream()
                .allMatch(word -> Objects.requireNonNull(line.out()).text().contains(word)));
    }

    private void becomes(Address citizen, Status status) {
        until("the report is " + status, () -> scene.report(citizen).status() == status);
    }

    private void until(String what, BooleanSupplier so) {
        scene.networks.until(what, so);
    }

    private void hears(Visitor citizen, String words) {
        assertThat(citizen.hears(scene.door(), words))
                .as(words + " in " + citizen.reads(scene.door(), null).toList())
                .isTrue();
    }

    private Report report(String code) {
        return Objects.requireNonNull(Demo.waited(scene.stores().reports().find(code)));
    }

    private static Report.Step last(Report report) {
        return report.steps().get(report.steps().size() - 1);
    }
}
