package vn.hue.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.emulators.mail.Correspondent;
import vn.hue.emulators.mail.Correspondent.Enclosure;
import vn.hue.emulators.mail.Correspondent.Received;
import vn.hue.emulators.mail.MailServer;
import vn.hue.gateway.Demo;
import vn.hue.gateway.Gateway;
import vn.hue.gateway.api.DemoClock;
import vn.hue.gateway.media.Photo;

/** Whole reports by mail: a real mail server, the whole gateway, a citizen's mail program. */
final class EmailIntakeTest {

    private static final String OURS = "dttm@hue.test";
    private static final String HOA = "hoa@citizen.test";
    private static final DateTimeFormatter EXIF =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT).withZone(Demo.HUE);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    private final MailServer server = MailServer.start(List.of(OURS, HOA));
    private final DemoClock clock = new DemoClock(InstantSource.system(), Demo.untilNine(), ahead -> {});
    private final Correspondent hoa = new Correspondent(server, HOA, "Nguyễn Thị Hoa", clock);
    private @Nullable Gateway gateway;

    @BeforeEach
    void start() {
        gateway = Demo.waited(Gateway.start(
                Demo.settings(
                        folder,
                        Map.of(
                                "HUE_EMAIL_MAILBOX",
                                OURS,
                                "HUE_EMAIL_SECRET",
                                "secret-for-tests-only-0123456789abcdef",
                                "HUE_EMAIL_IMAP_HOST",
                                "127.0.0.1",
                                "HUE_EMAIL_IMAP_PORT",
                                String.valueOf(server.imapPort()),
                                "HUE_EMAIL_IMAP_SECURITY",
                                "none",
                                "HUE_EMAIL_IMAP_USER",
                                OURS,
                                "HUE_EMAIL_IMAP_PASSWORD",
                                MailServer.PASSWORD,
                                "HUE_EMAIL_SMTP_HOST",
                                "127.0.0.1",
                                "HUE_EMAIL_SMTP_PORT",
                                String.valueOf(server.smtpPort()),
                                "HUE_EMAIL_SMTP_SECURITY",
                                "none")),
                clock));
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            Demo.waited(gateway.stop());
        }
        server.close();
    }

    private Enclosure photo() {
        return new Enclosure(
                "IMG_0012.jpg",
                "image/jpeg",
                new Photo()
                        .takenAt(EXIF.format(clock.instant().minusSeconds(1_200)), "+07:00")
                        .at(16.4637, 107.5909)
                        .jpeg());
    }

    @Test
    void one_mail_with_everything_in_it_is_a_report() throws Exception {
        hoa.write(OURS, "Đèn đường hỏng", """
                Kính gửi Trung tâm,
                Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua, đi lại rất nguy hiểm.
                Tôi tên là Nguyễn Thị Hoa, số điện thoại 0905 123 456.
                Tôi đồng ý cho cơ quan xử lý sử dụng thông tin cá nhân.
                --\s
                Hoa
                """, List.of(photo()));

        Received answer = letter(1);
        assertThat(answer.subject()).isEqualTo("Re: Đèn đường hỏng");
        assertThat(answer.text()).contains("Mã phản ánh", "Nội dung đã ghi", "0905 123 456", HOA);
        JsonObject report = report();
        assertThat(report.encode())
                .contains("Đèn đường hỏng trước số 12 Lê Lợi")
                .doesNotContain("Kính gửi Trung tâm,\\nĐèn đường hỏng\\nKính");
    }

    @Test
    void three_mails_make_a_report_and_the_picture_tells_time_and_place() throws Exception {
        hoa.write(OURS, "Phản ánh", "Rác đổ đống giữa đường, bốc mùi", List.of(photo()));
        Received first = letter(1);
        assertThat(first.text()).contains("1.");

        hoa.answer(first, "Tôi là Nguyễn Thị Hoa, 0905 123 456, trước số 12 Lê Lợi, sáng nay", List.of());
        Received second = letter(2);
        hoa.answer(second, "Tôi đồng ý", List.of());
        Received last = letter(3);
        assertThat(last.text()).contains("Mã phản ánh", "Rác đổ đống");
        assertThat(report().encode()).contains("Rác đổ đống");
    }

    @Test
    void a_picture_tells_where_and_when_by_itself() throws Exception {
        hoa.write(OURS, "Ngập nước", """
                Nước ngập nửa bánh xe máy, xe chết máy nhiều.
                Tôi là Nguyễn Thị Hoa, 0905 123 456.
                Tôi đồng ý cho cơ quan xử lý dùng thông tin cá nhân.
                """, List.of(photo()));
        assertThat(letter(1).text()).contains("theo vị trí trong ảnh (16.46370, 107.59090)", "1 ảnh");
    }

    /** Waits until there are so many, and gives the last. */
    private Received letter(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<Received> letters = hoa.letters();
        while (letters.size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
            letters = hoa.letters();
        }
        assertThat(letters).hasSize(count);
        return letters.get(count - 1);
    }

    private JsonObject report() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(
                                Objects.requireNonNull(gateway).publicUri().resolve("/api/v1/reports"))
                        .header("Authorization", "Bearer " + Demo.API_TOKEN)
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonArray items = new JsonObject(answer.body()).getJsonArray("items");
        assertThat(items).hasSize(1);
        return items.getJsonObject(0);
    }
}
