package vn.hue.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;
import vn.hue.gateway.media.Photo;

/** A whole gateway in an emulated mobile network. */
class SmsIntakeTest {

    private static final String ORIGIN = "https://phananh.example.vn";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(ORIGIN) + "(/u/[A-Za-z0-9_-]+)");
    private static final String MATTER =
            "Đường trước số 35 Nguyễn Huệ, phường Vĩnh Ninh ngập nửa mét từ 7 giờ sáng nay, xe máy chết máy rất nhiều, "
                    + "trẻ em đi học không qua được, mong Trung tâm cho người đến xem sớm giúp bà con 🙏";

    @TempDir
    private Path folder;

    private final SmsPhone phone = new SmsPhone(InstantSource.system());

    @AfterEach
    void hangUp() {
        phone.close();
    }

    @Test
    void a_whole_report_by_text_messages_and_the_web_card() {
        Map<String, String> variables = new HashMap<>(phone.variables());
        variables.put("HUE_SERVER_PUBLIC_URL", ORIGIN);
        try (Demo demo = Demo.on(folder, variables)) {
            phone.write("Rác đổ đống bốc mùi hôi trước số 35 Nguyễn Huệ, phường Vĩnh Ninh");
            Matcher link = LINK.matcher(phone.read());
            assertThat(link.find()).isTrue();

            MultipartForm card = MultipartForm.create()
                    .attribute("submission", UUID.randomUUID().toString())
                    .attribute("name", "Nguyễn Thị Hoa")
                    .attribute("email", "hoa@gmail.com")
                    .attribute("consent", "yes")
                    .attribute("lat", "16.4637")
                    .attribute("lng", "107.5909")
                    .attribute("accuracy", "12.0")
                    .binaryFileUpload(
                            "camera",
                            "anh.jpg",
                            Buffer.buffer(new Photo().scaledTo(400).jpeg()),
                            "image/jpeg");
            assertThat(phone.browse(demo.at(link.group(1)), card)).isEqualTo(303);
            String answer = phone.read();
            assertThat(answer).startsWith("Đã nhận ảnh/video, địa điểm");
            for (int i = 0; i < 6 && !answer.contains("mã PA-"); i++) {
                phone.write(answer.contains("lúc nào") ? "7 giờ sáng nay" : "OK");
                answer = phone.read();
            }
            assertThat(answer).contains("mã PA-");
            phone.untilQuiet();
        }
        assertThat(phone.all()).doesNotHaveDuplicates();
    }

    @Test
    void a_long_text_is_heard_as_one_and_answered_once() {
        try (Demo demo = Demo.on(folder, phone.variables())) {
            phone.fault("twice", 10);
            phone.write(MATTER);
            assertThat(phone.read()).contains("ảnh");
            phone.write("trợ giúp");
            phone.read();
            phone.untilQuiet();
            assertThat(demo.gateway().publicUri()).isNotNull();
        }
        assertThat(phone.all()).hasSize(2);
    }

    @Test
    void an_answer_that_could_not_leave_leaves_once_after_a_restart() {
        phone.fault("status", 100_000);
        try (Demo demo = Demo.on(folder, phone.variables())) {
            phone.write(MATTER);
            phone.untilRefused();
            assertThat(demo.gateway().publicUri()).isNotNull();
        }
        assertThat(phone.all()).isEmpty();
        phone.fault("status", 0);
        try (Demo again = Demo.on(folder, phone.variables())) {
            // Its clock begins anew at nine.
            phone.ask(again.at("/demo/clock"), new JsonObject().put("advance", "PT10M"));
            assertThat(phone.read()).contains("ảnh");
        }
        assertThat(phone.all()).hasSize(1);
    }
}
