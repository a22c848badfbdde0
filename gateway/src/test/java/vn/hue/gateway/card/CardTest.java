package vn.hue.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.gateway.Await;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.Leftovers;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

class CardTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Address LAN = Village.texter();

    private final Stores stores = Memory.stores();
    private Village village = new Village(VERTX, stores, true);

    @AfterEach
    void close() {
        village.close();
    }

    @AfterAll
    static void end() {
        VERTX.close().await();
    }

    private String tokenBySms() {
        return Village.token(village.says(LAN, "Den duong hong truoc so 12 Le Loi, phuong Thuan Hoa tu toi qua"));
    }

    private Draft draft(Address of) {
        return Objects.requireNonNull(village.state(of).draft());
    }

    private static byte[] photo() {
        return new Photo().scaledTo(400).jpeg();
    }

    private static MultiMap fields(String submission) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("submission", submission)
                .add("name", "Nguyễn Thị Hoa")
                .add("email", "hoa@gmail.com")
                .add("consent", "yes")
                .add("lat", "16.4637")
                .add("lng", "107.5909")
                .add("accuracy", "12.0");
    }

    private HttpResponse<Buffer> post(String token, MultiMap fields) {
        return Await.await(village.request(HttpMethod.POST, "/u/" + token)
                .putHeader("Accept", "application/json")
                .sendForm(fields));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Test
    void what_is_sent_by_the_card_goes_on_by_sms() {
        String token = tokenBySms();
        HttpResponse<Buffer> kept = village.upload(token, photo(), "image/jpeg");
        assertThat(kept.statusCode()).isEqualTo(201);
        int before = village.texts().size();

        HttpResponse<Buffer> sent =
                post(token, fields(newId()).add("pass", kept.bodyAsJsonObject().getString("pass")));

        assertThat(sent.bodyAsJsonObject().getString("done")).startsWith("/u/" + token + "?sent=1");
        assertThat(village.texted(before))
                .startsWith("Đã nhận ảnh/video, địa điểm, họ tên, email, đồng ý dùng thông tin.")
                .contains("Đúng: nhắn OK");
        Place place = Objects.requireNonNull(draft(LAN).place());
        assertThat(place.source()).isEqualTo(Place.Source.PIN);
        assertThat(draft(LAN).media()).hasSize(1);
    }

    @Test
    void what_is_filled_in_while_an_operator_speaks_stands_in_the_report_and_the_bot_is_silent() {
        String token = tokenBySms();
        village.operator(LAN, new Event.TakeOver());
        village.operator(LAN, new Event.Write("Chị điền giúp em trang vừa gửi ạ.", List.of()));
        String written = village.texted(2);
        HttpResponse<Buffer> kept = village.upload(token, photo(), "image/jpeg");

        HttpResponse<Buffer> sent =
                post(token, fields(newId()).add("pass", kept.bodyAsJsonObject().getString("pass")));
        village.operator(LAN, new Event.HandBack(null));

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(written).isEqualTo("Chị điền giúp em trang vừa gửi ạ.");
        // What comes next is the bot's, back again, with nothing left to ask.
        assertThat(village.texted(3)).startsWith("Cán bộ đã").contains("Đúng: nhắn OK");
        assertThat(village.texts()).hasSize(4);
        assertThat(draft(LAN).media()).hasSize(1);
        assertThat(draft(LAN).sender().name()).isEqualTo("Nguyễn Thị Hoa");
        assertThat(Await.await(stores.lines().read(LAN.conversation(), 1, 99)).stream()
                        .map(Line::remark)
                        .filter(Objects::nonNull)
                        .map(remark -> remark.about() + " " + remark.text()))
                .containsExactly("CARD_FILLED MEDIA PLACE NAME EMAIL CONSENT");
    }

    @Test
    void the_basic_form_works_without_any_script() {
        String token = tokenBySms();
        MultipartForm form = MultipartForm.create()
                .attribute("submission", newId())
                .attribute("address", "45 Nguyễn Huệ, phường Vĩnh Ninh")
                .attribute("name", "Nguyễn Thị Hoa")
                .binaryFileUpload("camera", "anh.jpg", Buffer.buffer(photo()), "image/jpeg")
                .binaryFileUpload("files", "", Buffer.buffer(), "application/octet-stream");
        int before = village.texts().size();

        HttpResponse<Buffer> sent =
                Await.await(village.request(HttpMethod.POST, "/u/" + token).sendMultipartForm(form));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.getHeader("Location")).startsWith("/u/" + token + "?sent=1");
        assertThat(village.texted(before)).startsWith("Đã nhận ảnh/video, địa điểm, họ tên.");
        HttpResponse<Buffer> thanks = Await.await(
                village.request(HttpMethod.GET, sent.getHeader("Location")).send());
        assertThat(thanks.bodyAsString()).contains("Đã nhận, cảm ơn anh/chị");
    }

    @Test
    void sent_again_after_a_lost_answer_it_is_one_message() {
        String token = tokenBySms();
        String submission = newId();
        int before = village.texts().size();

        assertThat(post(token, fields(submission)).statusCode()).isEqualTo(200);
        village.texted(before);
        assertThat(post(token, fields(submission)).statusCode()).isEqualTo(200);
        village.says(LAN, "tình trạng");

        assertThat(village.texts().stream().filter(text -> text.startsWith("Đã nhận")))
                .hasSize(1);
    }

    @Test
    void a_photo_sent_ahead_and_never_used_is_to_go_and_a_used_one_stays() {
        String token = tokenBySms();
        String pass =
                village.upload(token, photo(), "image/jpeg").bodyAsJsonObject().getString("pass");
        village.upload(token, photo(), "image/jpeg");
        Leftovers leftovers = stores.channels().leftovers();
        Instant end = village.now.plus(Duration.ofDays(4));
        assertThat(Await.await(leftovers.due(end.minusSeconds(1), 9))).isEmpty();
        assertThat(Await.await(leftovers.due(end, 9))).hasSize(2);

        int before = village.texts().size();
        post(token, fields(newId()).add("pass", pass));
        village.texted(before);

        List<String> left = Await.await(leftovers.due(end, 9));
        assertThat(left).hasSize(1).doesNotContain(draft(LAN).media().get(0).id());
    }

    @Test
    void a_photo_sent_before_the_gateway_was_restarted_still_counts() {
        String token = tokenBySms();
        String pass =
                village.upload(token, photo(), "image/jpeg").bodyAsJsonObject().getString("pass");
        village.close();
        village = new Village(VERTX, stores, true);

        assertThat(post(token, fields(newId()).add("pass", pass)).statusCode()).isEqualTo(200);

        assertThat(village.texted(0)).startsWith("Đã nhận ảnh/video");
    }

    @Test
    void a_stolen_link_shows_nobody() {
        village.says(LAN, "Tôi tên là Nguyễn Thị Hoa, email hoa.nguyen@gmail.com");
        String token = Village.token(village.says(LAN, "Đèn hỏng trước nhà bà Nguyễn Thị Hoa, số 0905 123 456"));

        String html = village.page(token).bodyAsString();

        assertThat(html).contains("N. T. H.", "***456").doesNotContain("Nguyễn Thị Hoa", "905123456", "0905 123 456");
        assertThat(html).doesNotContain("hoa.nguyen@", LAN.conversation());
        assertThat(token).doesNotContain(LAN.conversation().substring(4));
    }

    @Test
    void nobody_keeps_or_passes_on_the_address() {
        HttpResponse<Buffer> page = village.page(tokenBySms());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.bodyAsString()).doesNotContain("<script>", "style=\"", "onclick");
    }

    @Test
    void a_link_is_good_for_three_days_and_one_report() {
        String token = tokenBySms();

        village.now = village.now.plus(Duration.ofDays(3)).plusSeconds(60);
        HttpResponse<Buffer> over = village.page(token);

        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.bodyAsString()).contains("Liên kết này đã hết hạn", "gửi link");
        assertThat(post(token, fields(newId())).statusCode()).isEqualTo(410);
        assertThat(village.upload(token, photo(), "image/jpeg").statusCode()).isEqualTo(410);
    }

    @Test
    void a_cancelled_report_closes_its_page() {
        String token = tokenBySms();
        village.says(LAN, "hủy");

        assertThat(village.page(token).statusCode()).isEqualTo(410);
        assertThat(village.page(token).bodyAsString()).contains("trang này đóng lại", "19001075");
        assertThat(post(token, fields(newId())).statusCode()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "..%2F..%2Fetc",
                "%00",
                "eyJhbGciOiJub25lIn0",
                "-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-"
            })
    void what_is_no_token_of_ours_gets_a_friendly_page(String token) {
        HttpResponse<Buffer> page = village.page(token);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.bodyAsString()).contains("Liên kết này không đúng");
    }

    @Test
    void a_changed_token_opens_nothing() {
        String token = tokenBySms();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            if (!Arrays.equals(
                    Base64.getUrlDecoder().decode(changed),
                    Base64.getUrlDecoder().decode(token))) {
                assertThat(new CardTokens(Village.SECRET).open(changed)).isEmpty();
            }
        }
        assertThat(new CardTokens("another-secret-0123456789-0123456789").open(token))
                .isEmpty();
    }

    @Test
    void hostile_files_are_refused_with_a_word_beside_the_field() {
        String token = tokenBySms();
        record Case(String name, byte[] file, String type, int status, String told) {}
        byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        byte[] elf = new byte[400];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F'}, 0, elf, 0, 4);
        byte[] cut = Arrays.copyOf(photo(), 300);
        for (Case c : List.of(
                new Case("page as picture", html, "image/jpeg", 422, "Chỉ nhận ảnh"),
                new Case("program as picture", elf, "image/png", 422, "Chỉ nhận ảnh"),
                new Case("picture cut off", cut, "image/jpeg", 422, "bị hỏng"),
                new Case("nothing", new byte[0], "image/jpeg", 422, "trống"),
                new Case("too large", new byte[400_000], "image/jpeg", 413, "lớn quá"))) {
            HttpResponse<Buffer> refused = village.upload(token, c.file, c.type);
            assertThat(refused.statusCode()).as(c.name).isEqualTo(c.status);
            assertThat(refused.bodyAsJsonObject().getString("notice"))
                    .as(c.name)
                    .contains(c.told);
        }
    }

    @Test
    void a_form_with_a_bad_file_and_bad_words_keeps_what_was_right() {
        String token = tokenBySms();
        MultipartForm form = MultipartForm.create()
                .attribute("submission", newId())
                .attribute("name", "Hoa <b>1</b>")
                .attribute("phone", "12")
                .attribute("email", "không phải email")
                .attribute("address", "45 Nguyễn Huệ")
                .binaryFileUpload("camera", "anh.jpg", Buffer.buffer(photo()), "image/jpeg")
                .textFileUpload("files", "x.jpg", Buffer.buffer("<html>"), "image/jpeg");

        HttpResponse<Buffer> wrong =
                Await.await(village.request(HttpMethod.POST, "/u/" + token).sendMultipartForm(form));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsString())
                .contains("Xin viết họ và tên bằng chữ", "Xin viết số điện thoại 10 số", "Xin viết email đúng dạng")
                .contains("Chỉ nhận ảnh hoặc video", "Đã nhận 1 tệp", "value=\"45 Nguyễn Huệ\"")
                .contains("Hoa &lt;b>1&lt;/b>")
                .doesNotContain("<b>1");
    }

    @Test
    void a_photo_of_one_report_is_no_photo_of_another() {
        String token = tokenBySms();
        String pass =
                village.upload(token, photo(), "image/jpeg").bodyAsJsonObject().getString("pass");
        Address an = Village.chatter();
        String other = Village.token(village.says(an, "gửi link"));
        int before = village.chats().size();

        assertThat(post(other, fields(newId()).add("pass", pass)).statusCode()).isEqualTo(200);

        assertThat(village.chatted(before)).contains("Đã nhận").doesNotContain("ảnh/video,");
        assertThat(draft(an).media()).isEmpty();
    }

    @Test
    void an_empty_form_is_asked_for_something() {
        HttpResponse<Buffer> wrong =
                post(tokenBySms(), MultiMap.caseInsensitiveMultiMap().add("submission", newId()));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsJsonObject().getString("notice")).contains("chưa điền gì");
    }

    @Test
    void who_looks_too_often_is_asked_to_wait() {
        String token = tokenBySms();
        int status = 200;
        for (int i = 0; i < 80 && status == 200; i++) {
            status = village.page(token).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void the_page_speaks_english_when_asked() {
        HttpResponse<Buffer> page = Await.await(village.request(HttpMethod.GET, "/u/" + tokenBySms() + "?lang=en")
                .send());

        assertThat(page.bodyAsString()).contains("lang=\"en\"", "Use my position", "Take a photo");
    }
}
