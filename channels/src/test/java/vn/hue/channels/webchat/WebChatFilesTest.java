package vn.hue.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files the web chat takes and gives: pictures, the page and what belongs to it. */
final class WebChatFilesTest extends WebChatStage {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, 101, 413, file-too-large",
        "video/mp4, 1001, 413, file-too-large",
        "video/mp4, 101, 413, file-too-large",
        "image/jpeg, 0, 400, file-empty",
        "text/plain, 20, 415, type-not-allowed",
        "image/jpeg, 100, 201, "
    })
    void a_file_is_taken_or_refused_with_a_reason(String type, int bytes, int status, @Nullable String code) {
        Buffer file = Buffer.buffer(new byte[bytes]);
        if (bytes > 2 && !type.startsWith("text")) {
            file.setBuffer(0, JPEG.slice(0, 2));
        }
        HttpResponse<Buffer> answer = upload(token(), file, type);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo(code);
    }

    /** Announced, they are four times what may pass through memory. */
    @Test
    void eight_slow_lines_hold_nobody_up_and_bring_their_pictures_home_in_the_end() {
        List<HttpClientRequest> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            HttpClientRequest request = get(vertx.createHttpClient()
                    .request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/webchat/media"));
            request.putHeader("Authorization", "Bearer " + token())
                    .putHeader("Content-Type", "video/mp4")
                    .putHeader("Content-Length", "1000");
            get(request.write(JPEG));
            slow.add(request);
        }
        assertThat(upload(token(), JPEG, "image/jpeg").statusCode()).isEqualTo(201);

        slow.forEach(request -> request.end(Buffer.buffer(new byte[990])));
        assertThat(slow)
                .allSatisfy(request -> assertThat(get(request.response()).statusCode())
                        .isEqualTo(413)); // a picture of 1 000 bytes that called itself a video
    }

    @Test
    void a_file_opens_by_its_link_only_and_in_ranges() {
        String link = upload(token(), JPEG, "image/jpeg")
                .bodyAsJsonObject()
                .getJsonObject("file")
                .getString("url");
        HttpResponse<Buffer> whole = read(link, null);
        assertThat(whole.body()).isEqualTo(JPEG);
        assertThat(whole.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        HttpResponse<Buffer> part = get(web.get(server.actualPort(), "127.0.0.1", link)
                .putHeader("Range", "bytes=2-4")
                .send());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(JPEG.slice(2, 5));

        assertThat(read(link.replace("file-1", "file-2"), null).statusCode()).isEqualTo(403);
        assertThat(read(link.replaceFirst("until=\\d+", "until=99999999"), null).statusCode())
                .isEqualTo(403);
        assertThat(read("/webchat/media/file-1", token()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_file_of_another_citizen_cannot_be_sent_as_ones_own() {
        String pass = upload(token(), JPEG, "image/jpeg").bodyAsJsonObject().getString("pass");
        Tab thief = greeted(token());
        thief.send(message(ID, new JsonObject().put("type", "attachment").put("pass", pass)));
        assertThat(thief.next("error").getString("code")).isEqualTo("not-your-file");
    }

    @Test
    void the_page_forbids_everything_it_does_not_need() {
        HttpResponse<Buffer> page = read("/chat", null);
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'")
                .contains("frame-ancestors 'self' https://portal.example.vn")
                .doesNotContain("unsafe");
        assertThat(page.bodyAsString())
                .contains("Kính chào bà con!")
                .doesNotContain("{{", "<script>", "<style", " style=", " onclick=");
        assertThat(read("/chat?lang=en", null).bodyAsString()).contains("lang=\"en\"", "Welcome!");
    }

    @Test
    void the_page_has_the_number_that_is_set_and_no_other() {
        String page = read("/chat", null).bodyAsString();

        assertThat(page)
                .contains("href=\"tel:19009999\"", "data-hotline=\"1900 9999\"", "gọi tổng đài 1900 9999.")
                .doesNotContain("19001075", "{hotline}");
    }

    @Test
    void assets_are_kept_for_ever_under_their_version_only() {
        String script = read("/chat", null).bodyAsString().replaceAll("(?s).*src=\"([^\"]+chat\\.js)\".*", "$1");
        assertThat(read(script, null).getHeader("Cache-Control")).contains("immutable");
        assertThat(read("/webchat/assets/old/chat.js", null).getHeader("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(read("/webchat/assets/old/../../secret", null).statusCode()).isEqualTo(404);
        assertThat(read("/webchat/widget.js", null).getHeader("Content-Type")).startsWith("text/javascript");
    }
}
