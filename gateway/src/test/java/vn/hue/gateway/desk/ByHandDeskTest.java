package vn.hue.gateway.desk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.Role;

/** {@code Chị lan}, who holds a conversation, writes into its report what she learned. */
class ByHandDeskTest {

    private static final String PAGE = "/desk/conversations/" + Sample.ID;
    private static final String FILL_IN = PAGE + "/fill-in";

    private Stage stage;
    private Play play;
    private Stage.Browser lan;
    private Stage.Browser operator;

    @BeforeEach
    void lanTakesIt() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
        play = new Play(stage, Sample.ID);
        stage.hire("lan", Role.OPERATOR);
        lan = stage.as("lan");
        operator = stage.as("operator");
        play.turn("lan", new Event.TakeOver());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private HttpResponse<Buffer> click(Stage.Browser browser, String action, String... pairs) {
        HttpResponse<Buffer> answer = browser.click(PAGE, action, pairs);
        play.clicks();
        return answer;
    }

    @Test
    void whatWasLearnedByHandStandsInTheReportAndIsNotAskedForAgain() {
        assertThat(operator.page(PAGE).select("#by-hand")).isEmpty();
        HttpResponse<Buffer> answer = click(
                lan,
                FILL_IN,
                "address",
                "15 Hùng Vương, phường Thuận Hóa",
                "seen",
                "2026-11-23T08:30",
                "phone",
                "0905 111 222");

        assertThat(answer.statusCode()).isEqualTo(303);
        var draft = requireNonNull(play.snapshot().state().draft());
        assertThat(requireNonNull(draft.place()).address()).isEqualTo("15 Hùng Vương, phường Thuận Hóa");
        assertThat(draft.seenAt()).isEqualTo("2026-11-23T01:30:00Z");
        assertThat(draft.sender().phone()).isEqualTo("+84905111222");
        assertThat(lan.page(PAGE).select(".note.FILLED_IN").text())
                .contains("Chị lan đã ghi vào phản ánh:", "Địa điểm", "Thời gian", "Điện thoại");
        assertThat(lan.page(PAGE).select(".slots li:not(.full)").text()).doesNotContain("Địa điểm");
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 12345, hand-phone, Số điện thoại này không đúng.",
        "email, khong, hand-email, Địa chỉ email này không đúng.",
        "name, Hoa 3, hand-name, Họ tên chỉ gồm chữ cái.",
        "seen, 2026-11-24T08:30, hand-seen, Thời điểm này chưa đến.",
        "address, '20 Trần Phú, Đà Nẵng', hand-address, 'Địa chỉ này ở ngoài thành phố Huế, hoặc dài quá.'",
    })
    void whatBreaksARuleIsSaidBesideItsField(String field, String value, String id, String message) {
        HttpResponse<Buffer> answer = click(lan, FILL_IN, field, value, "content", "Cây đổ chắn đường");

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select("#by-hand[open]")).hasSize(1);
        assertThat(page.select("#" + id + "-wrong").text()).isEqualTo(message);
        assertThat(page.select("#hand-content").val()).isEqualTo("Cây đổ chắn đường");
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void aMaskedNumberIsInNoFieldAndARevealedOneIs() {
        assertThat(lan.page(PAGE).select("#hand-phone").val()).isEmpty();
        String revealed = lan.send(PAGE, PAGE + "/reveal").getHeader("Location");
        assertThat(lan.page(revealed).select("#hand-phone").val()).isEqualTo(Sample.PHONE);
    }
}
