package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.dialog.Staffing;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/**
 * The real dialog asks for a supplement, reminds and closes after two days ({@code QĐ 30/2022, Điều 7.5b.4}), while the
 * chat's window closes under it. The citizen's last message comes at eight in the morning.
 */
class SupplementRoutesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Stores stores = Memory.stores();
    private final Phone sms = Phone.sms();

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    private Town town(Phone chat) {
        Settings settings = new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                "19001075",
                "0888771075",
                false,
                false,
                Map.of("facebook", Duration.ofHours(20), "zalo", Duration.ofHours(40)),
                Staffing.ALWAYS,
                Settings.NIGHT,
                Map.of("facebook", Duration.ofHours(24), "zalo", Duration.ofHours(48)));
        Town town = new Town(
                VERTX,
                "a",
                stores,
                chat,
                FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO).onlyGateway(),
                DeliverySettings.USUAL,
                new Dialog(settings)::step,
                new RuleReader(),
                sms);
        await(town.flow.start());
        return town;
    }

    private static Phone chat(String channel) {
        return switch (channel) {
            case "facebook" -> Phone.facebook();
            case "zalo" -> Phone.zalo();
            default -> new Phone(channel, true);
        };
    }

    private void file(Town town) {
        town.hears("hoa", "m1", "Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua");
        Media photo =
                new Media("file-1", MediaKind.IMAGE, "image/jpeg", 1_000, null, null, "digest-1", null, null, null);
        town.hears("hoa", "m2", new Part.Attachment(photo));
        town.hears("hoa", "m3", "Nguyễn Thị Hoa");
        town.hears("hoa", "m4", "0905 123 456");
        town.hears("hoa", "m5", "hoa@gmail.com");
        town.hears("hoa", "m6", "đồng ý");
        town.hears("hoa", "m7", "OK");
        assertThat(report(town).status()).isEqualTo(Status.RECEIVED);
    }

    private Report report(Town town) {
        return Objects.requireNonNull(
                        await(stores.conversations().load(town.home("hoa").conversation())))
                .state()
                .reports()
                .get(0);
    }

    private void ask(Town town) {
        move(town, new Move.StartVerifying());
        move(town, new Move.AskSupplement("Xin gửi ảnh thấy rõ số cột đèn", false));
        assertThat(report(town).status()).isEqualTo(Status.SUPPLEMENT);
    }

    private void move(Town town, Move move) {
        Event.OperatorDid did = new Event.OperatorDid(
                town.now, "lan", new Event.MoveReport(report(town).key(), move));
        await(town.flow.did(town.home("hoa").conversation(), move.getClass().getSimpleName(), did));
    }

    /** Hours since eight o'clock and the route of our last message for a purpose. */
    private String told(Town town, Purpose purpose) {
        long lines = Objects.requireNonNull(
                        await(stores.conversations().load(town.home("hoa").conversation())))
                .lines();
        Line line = await(stores.lines().read(town.home("hoa").conversation(), 1, lines)).stream()
                .filter(each -> each.out() != null && each.out().purpose() == purpose)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Line.Progress progress = Objects.requireNonNull(line.delivery());
        Instant left = Objects.requireNonNull(progress.at());
        double hours = Duration.between(Town.MORNING, left).toMinutes() / 60.0;
        return (progress.route() + " " + hours).replace(".0", "");
    }

    @ParameterizedTest(name = "{0}, asked after {1} h")
    @CsvSource({
        // The reminder inside the window, though not in the night; the closing notice outside of it.
        "facebook, 10, CHAT 10, CHAT 23, SMS, SMS 58",
        "zalo, 10, CHAT 10, CHAT 47, QUOTA, QUOTA 58",
        // Too late for a reminder inside the window: it travels as the notice does; at night it waits.
        "facebook, 17, CHAT 17, SMS 37, SMS, SMS 71",
        "facebook, 30, SMS 30, SMS 50, SMS, SMS 78",
        "zalo, 45, CHAT 45, QUOTA 85, QUOTA, QUOTA 93",
        "zalo, 150, QUOTA 150, SMS 191, SMS, SMS 198",
        // No window, no hurry.
        "webchat, 10, CHAT 10, CHAT 34, CHAT, CHAT 58",
    })
    void the_question_the_reminder_and_the_notice_each_find_their_way(
            String channel, int hours, String question, String reminder, String planned, String notice) {
        Town town = town(chat(channel));
        file(town);
        town.later(Duration.ofHours(hours));
        ask(town);

        assertThat(told(town, Purpose.QUESTION)).isEqualTo(question);
        assertThat(Objects.requireNonNull(report(town).supplement()).closingBy())
                .isEqualTo(planned);

        for (int i = 0; i < 2 * 64; i++) {
            town.later(HALF_AN_HOUR);
        }
        assertThat(told(town, Purpose.REMINDER)).isEqualTo(reminder);
        assertThat(told(town, Purpose.NOTICE)).isEqualTo(notice);
        assertThat(report(town).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void the_notice_by_sms_says_what_it_is_about_and_where_to_answer_a_reminder() {
        Town town = town(chat("facebook"));
        file(town);
        town.later(Duration.ofHours(30));
        ask(town);
        for (int i = 0; i < 2 * 64; i++) {
            town.later(HALF_AN_HOUR);
        }
        List<String> texts = sms.sent("+84905123456");
        assertThat(texts).hasSize(3);
        assertThat(texts.get(0))
                .contains("PA-2026-000001", "Xin gửi ảnh thấy rõ số cột đèn")
                .endsWith("Để trả lời, anh/chị mở lại trang Facebook của Trung tâm.");
        assertThat(texts.get(2)).contains("PA-2026-000001").doesNotContain("Để trả lời");
    }

    @Test
    void a_question_that_leaves_late_is_still_reminded_of_inside_the_window() {
        Phone facebook = chat("facebook");
        Town town = town(facebook);
        file(town);
        town.later(Duration.ofHours(6));
        facebook.next(new Delivery.Snooze(Duration.ofMinutes(90), "busy"));
        ask(town);
        for (int i = 0; i < 2 * 30; i++) {
            town.later(HALF_AN_HOUR);
        }
        assertThat(told(town, Purpose.QUESTION)).isEqualTo("CHAT 7.5");
        assertThat(told(town, Purpose.REMINDER)).isEqualTo("CHAT 23");
    }

    @Test
    void a_question_that_never_left_can_be_sent_again_and_then_its_clocks_run() {
        Phone facebook = chat("facebook");
        Town town = town(facebook);
        file(town);
        town.later(Duration.ofHours(1));
        facebook.next(new Delivery.Never("blocked"));
        sms.next(new Delivery.Never("no such number"));
        ask(town);
        assertThat(closing(town)).isNull();
        town.later(Duration.ofHours(2));
        var letter = await(stores.deadLetters().list(new DeadLetters.Query(true, null, 9)))
                .get(0);

        await(town.flow.resend(letter.id(), null, "lan"));

        assertThat(closing(town)).isEqualTo("SMS");
        assertThat(report(town).deadlines().get(Clock.SUPPLEMENT)).isEqualTo(town.now.plus(Duration.ofHours(48)));
        assertThat(await(stores.alarms().open(9))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}, number given: {1}: the end is to be told by {2}, and is by {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            facebook | no  | -     | null 48
            facebook | yes | SMS   | SMS 48
            zalo     | no  | QUOTA | QUOTA 48
            webchat  | no  | CHAT  | CHAT 48
            """)
    void the_end_of_an_unfinished_report_is_planned_when_its_reminder_leaves(
            String channel, String number, @Nullable String planned, String told) {
        Town town = town(chat(channel));
        town.hears("hoa", "m1", "Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua");
        if (number.equals("yes")) {
            town.hears("hoa", "m2", "số tôi 0905 123 456, đồng ý cung cấp thông tin");
        }
        assertThat(planned(town)).isNull();
        for (int i = 0; i < 2 * 41; i++) {
            town.later(HALF_AN_HOUR);
        }
        assertThat(planned(town)).isEqualTo(planned);
        for (int i = 0; i < 2 * 10; i++) {
            town.later(HALF_AN_HOUR);
        }
        assertThat(told(town, Purpose.NOTICE)).isEqualTo(told);
    }

    private @Nullable String planned(Town town) {
        return Objects.requireNonNull(Objects.requireNonNull(await(
                                stores.conversations().load(town.home("hoa").conversation())))
                        .state()
                        .question())
                .closingBy();
    }

    private @Nullable String closing(Town town) {
        return Objects.requireNonNull(report(town).supplement()).closingBy();
    }
}
