package vn.hue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two days in a moment: the demo's clock is moved over HTTP, and what falls due happens in the whole gateway. */
class TwoDaysTest {

    @TempDir
    private Path folder;

    @Test
    void anUnfinishedReportIsRemindedOfEndsAndGoesOnFromALateAnswer() {
        try (Demo demo = Demo.on(folder)) {
            URI door = demo.at("/");
            Visitor citizen = new Visitor(door);
            say(citizen, door, "Nắp cống bị mất trước số 8 Nguyễn Trường Tộ", "gửi ảnh hoặc video");

            advance(demo, "PT24H");
            assertThat(citizen.hears(door, "còn dang dở")).isTrue();
            advance(demo, "PT24H");
            assertThat(citizen.hears(door, "quá 02 ngày không bổ sung")).isTrue();

            say(citizen, door, "Tôi thấy lúc 7h sáng nay", "Chúng tôi mở phản ánh mới từ đó");
            assertThat(citizen.hears(door, "Đã ghi: thời gian")).isTrue();
        }
    }

    private static void say(Visitor citizen, URI door, String words, String answer) {
        assertThat(citizen.say(door, UUID.randomUUID().toString(), words).statusCode())
                .isEqualTo(200);
        assertThat(citizen.hears(door, answer)).as(answer).isTrue();
    }

    private static void advance(Demo demo, String time) {
        HttpRequest.Builder request = HttpRequest.newBuilder(demo.at("/demo/clock"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + time + "\"}"));
        assertThat(Visitor.text(request).statusCode()).isEqualTo(200);
    }
}
