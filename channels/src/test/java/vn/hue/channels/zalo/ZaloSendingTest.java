package vn.hue.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.zalo.ZaloStage.CITIZEN;
import static vn.hue.channels.zalo.ZaloStage.get;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.emulators.network.Lie;

final class ZaloSendingTest {

    private static final List<Option> YES_NO =
            List.of(new Option("confirm", "Đúng rồi", "1"), new Option("edit a line", "Sửa", "2"));

    private final ZaloStage stage =
            new ZaloStage(new ZaloSettings.Extras("https://hue.example/form.png", null, null, null));
    private int number;

    @BeforeEach
    void greets() {
        stage.greeted();
    }

    @AfterEach
    void closes() {
        stage.close();
    }

    @Test
    void words_arrive_and_their_echo_and_receipt_find_them() {
        Delivery.Sent sent = sent(text("Đã ghi nhận"));

        assertThat(stage.lastTaken())
                .isEqualTo(new JsonObject("{\"recipient\":{\"user_id\":\"" + CITIZEN.user()
                        + "\"},\"message\":{\"text\":\"Đã ghi nhận\"}}"));
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
        stage.phone("seen", new JsonObject().put("ids", List.of(String.valueOf(sent.externalId()))));
        assertThat(stage.centre.tell()).isEqualTo("m1 READ");
        assertThat(stage.centre.count("echo.own")).isEqualTo(1);
    }

    @Test
    void a_receipt_that_comes_before_the_answer_waits_for_it() {
        stage.fault("early-receipts", 1);
        sent(text("a"));
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void a_tapped_button_comes_back_as_the_choice_it_was() {
        Delivery.Sent sent = sent(
                new Outbound("m1", "Đúng chưa ạ?", YES_NO, List.of(), Outbound.Purpose.QUESTION, Outbound.BOT, null));
        for (int button = 0; button < 2; button++) {
            stage.phone("tap", new JsonObject().put("line", sent.externalId()).put("button", button));
            Option option = YES_NO.get(button);
            assertThat(stage.centre.hear().parts()).containsExactly(new Part.Choice(option.payload(), option.label()));
        }
    }

    @Test
    void a_picture_carries_the_words_and_a_second_use_uploads_nothing() {
        Media picture = stage.centre.put("p1", MediaKind.IMAGE, "image/png", png(20));
        sent(with("Đây ạ", picture));
        sent(with("Lần nữa", picture));

        List<JsonObject> taken = stage.taken();
        JsonObject first = taken.get(taken.size() - 2).getJsonObject("message");
        JsonObject second = taken.get(taken.size() - 1).getJsonObject("message");
        assertThat(first.getString("text")).isEqualTo("Đây ạ");
        assertThat(second.getJsonObject("attachment")).isEqualTo(first.getJsonObject("attachment"));
    }

    @Test
    void a_picture_over_a_megabyte_is_made_smaller() {
        byte[] large = png(1_300);
        assertThat(large.length).isGreaterThan(1 << 20);
        sent(with("", stage.centre.put("p1", MediaKind.IMAGE, "image/png", large)));
        assertThat(stage.lastTaken().encode()).contains("attachment_id");
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf,  ket-qua.pdf, token",
        "text/csv,         so-lieu.csv, token",
        "video/mp4,        quay.mp4,    https://hue.example/tep/f1",
        "application/zip,  tat-ca.zip,  https://hue.example/tep/f1",
    })
    void a_document_is_uploaded_and_anything_else_becomes_a_link(String type, String name, String has) {
        stage.centre.put("f1", MediaKind.FILE, type, new byte[] {1, 2, 3});
        MediaKind kind = type.startsWith("video") ? MediaKind.VIDEO : MediaKind.FILE;
        Media file = new Media("f1", kind, type, 3, name, null, null, null, null, null);
        sent(with("Xin gửi", file));
        List<JsonObject> taken = stage.taken();
        assertThat(taken.get(taken.size() - 2).encode()).contains(has);
        assertThat(stage.lastTaken().getJsonObject("message").getString("text")).isEqualTo("Xin gửi");
    }

    @Test
    void the_contact_form_follows_a_question_for_details() {
        sent(asking("m1", Outbound.AsksFor.CONTACT));
        assertThat(stage.lastTaken().encode()).contains("request_user_info", "Gửi thông tin liên hệ");
    }

    @Test
    void a_contact_form_that_zalo_refuses_spoils_no_question_that_has_arrived() {
        ZaloStage other = new ZaloStage(new ZaloSettings.Extras("no-address.png", null, null, null));
        try {
            other.greeted();
            assertThat(get(other.channel.send(CITIZEN, asking("m1", Outbound.AsksFor.CONTACT))))
                    .isInstanceOf(Delivery.Sent.class);
            assertThat(other.centre.count("error.-201")).isEqualTo(1);
            assertThat(other.taken()).hasSize(1);
        } finally {
            other.close();
        }
    }

    @Test
    void the_contact_form_does_not_follow_when_it_is_asked_again() {
        sent(asking("m1", Outbound.AsksFor.CONTACT_AGAIN));
        assertThat(stage.taken()).hasSize(1);
        assertThat(stage.lastTaken().getJsonObject("message").getString("text")).isEqualTo("Xin cho biết họ tên");
    }

    private static Outbound asking(String id, Outbound.AsksFor what) {
        return new Outbound(
                id, "Xin cho biết họ tên", List.of(), List.of(), Outbound.Purpose.QUESTION, Outbound.BOT, what);
    }

    @Test
    void an_answer_may_quote() {
        assertThat(get(stage.channel.send(CITIZEN, text("Vâng"), "m-of-theirs")))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(stage.lastTaken().getJsonObject("message").getString("quote_message_id"))
                .isEqualTo("m-of-theirs");
    }

    @Test
    void templates_go_to_an_account_and_to_a_phone() {
        Template template = new Template("t7", Map.of("ma", "PA-7"), "m1");
        assertThat(get(stage.channel.sendTemplate(new Address("zalo", CITIZEN.account(), "5"), template)))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(get(stage.channel.sendTemplateToPhone("+84905123456", template)))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(stage.lastTaken())
                .isEqualTo(new JsonObject("{\"phone\":\"84905123456\",\"template_id\":\"t7\","
                        + "\"template_data\":{\"ma\":\"PA-7\"},\"tracking_id\":\"m1\",\"sending_mode\":\"1\"}"));
        assertThat(get(stage.channel.sendTemplateToPhone("12", template))).isInstanceOf(Delivery.Never.class);
    }

    @Test
    void a_visitor_who_is_not_signed_in_is_answered_in_their_conversation() {
        Address visitor = new Address("zalo", CITIZEN.account(), "anonymous/c1/a1");
        assertThat(get(stage.channel.send(visitor, text("Chào")))).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.lastTaken().getJsonObject("recipient"))
                .isEqualTo(new JsonObject().put("anonymous_id", "a1").put("conversation_id", "c1"));
    }

    @ParameterizedTest
    @CsvSource({
        "html,          Retry,  Zalo đang trục trặc (trả lời không đúng dạng).",
        "lost,          Unsure, Đã gửi sang Zalo nhưng không nhận được trả lời.",
        "closed-window, Never,  Người dân không tương tác trong 7 ngày nên Zalo không cho gửi tin tư vấn.",
        "rate,          Snooze, Đã đạt giới hạn số yêu cầu mỗi phút của Zalo.",
    })
    void what_goes_wrong_is_told_as_it_is(String fault, String outcome, String reason) {
        stage.fault(fault, 1);
        Delivery delivery = get(stage.channel.send(CITIZEN, text("a")));
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(delivery.toString()).contains(reason);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_taken_and_answered_with_a_lie_is_unsure_and_the_next_goes(Lie lie) {
        stage.lie("lie", lie);
        Delivery delivery = get(stage.channel.send(CITIZEN, text("a")));
        boolean nothingToRead = EnumSet.of(Lie.DRIP, Lie.HALF, Lie.HEADERS).contains(lie);
        assertThat(delivery)
                .isEqualTo(new Delivery.Unsure(
                        nothingToRead
                                ? "Đã gửi sang Zalo nhưng không nhận được trả lời."
                                : "Zalo trả lời nhưng không đọc được (sai dạng hoặc quá dài), nên không chắc đã gửi."));
        sent(text("b"));
    }

    @Test
    void after_the_limit_nothing_is_asked_of_zalo_before_the_next_minute() {
        stage.fault("rate", 1);
        assertThat(get(stage.channel.send(CITIZEN, text("a"))))
                .isEqualTo(
                        new Delivery.Snooze(Duration.ofSeconds(50), "Đã đạt giới hạn số yêu cầu mỗi phút của Zalo."));
        int before = stage.taken().size();
        assertThat(get(stage.channel.send(CITIZEN, text("b")))).isInstanceOf(Delivery.Snooze.class);
        assertThat(stage.taken()).hasSize(before);

        stage.later(Duration.ofSeconds(50));
        sent(text("c"));
    }

    @Test
    void a_part_that_went_through_is_not_repeated() {
        Media document = stage.centre.put("f1", MediaKind.FILE, "application/pdf", new byte[] {1});
        Media named = new Media("f1", MediaKind.FILE, document.contentType(), 1, "a.pdf", null, null, null, null, null);
        Outbound message = with("Xin gửi", named);
        int before = stage.taken().size();
        // The file goes, the words are refused.
        Outbound tooLong = new Outbound(
                message.id(), "a".repeat(2_001), List.of(), List.of(named), message.purpose(), message.author(), null);
        assertThat(get(stage.channel.send(CITIZEN, tooLong))).isInstanceOf(Delivery.Never.class);
        assertThat(stage.taken()).hasSize(before + 1);

        sent(message);
        assertThat(stage.taken()).hasSize(before + 2);
        assertThat(stage.lastTaken().getJsonObject("message").getString("text")).isEqualTo("Xin gửi");
    }

    @Test
    void an_upload_that_zalo_forgot_is_done_again() {
        Media picture = stage.centre.put("p1", MediaKind.IMAGE, "image/png", png(20));
        sent(with("a", picture));
        get(stage.web.deleteAbs(stage.zalo.origin() + "/control/assets").send());
        assertThat(get(stage.channel.send(CITIZEN, with("b", picture)))).isInstanceOf(Delivery.Retry.class);
        sent(with("c", picture));
    }

    @Test
    void trouble_of_the_account_is_told_to_the_operators() {
        stage.refuse(-224);
        assertThat(get(stage.channel.send(CITIZEN, text("a")))).isInstanceOf(Delivery.Never.class);
        assertThat(stage.centre.states).contains("DOWN OA cần mua hoặc nâng cấp gói dịch vụ.");
        stage.centre.states.clear();
        sent(text("b"));
        assertThat(stage.centre.states).containsExactly("UP");
    }

    /** No money for templates is no reason to call the chat down, and a free message no proof that there is money again. */
    @Test
    void trouble_of_what_costs_money_leaves_the_chat_up() {
        Template template = new Template("345678", Map.of("ma", "PA-2026-000001"), "t1");
        stage.refuse(-321);
        assertThat(get(stage.channel.sendTemplate(CITIZEN, template))).isInstanceOf(Delivery.Never.class);
        assertThat(stage.centre.states).last().asString().startsWith("DEGRADED");
        sent(text("free"));
        assertThat(stage.centre.states).last().asString().startsWith("DEGRADED");
        assertThat(stage.centre.count("quota.reply")).isEqualTo(1);

        assertThat(get(stage.channel.sendTemplate(CITIZEN, template))).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.centre.states).last().isEqualTo("UP");
    }

    @Test
    void zalo_that_is_not_there_is_surely_not_sent() {
        get(stage.vertx.undeploy(stage.zalo.deploymentID()));
        // A connection that is just being closed may take one message with it: nobody knows whether that arrived.
        Delivery first = get(stage.channel.send(CITIZEN, text("a")));
        Delivery next = first instanceof Delivery.Unsure ? get(stage.channel.send(CITIZEN, text("b"))) : first;
        assertThat(next).isEqualTo(new Delivery.Retry("Chưa kết nối được với Zalo."));
    }

    private Delivery.Sent sent(Outbound message) {
        Delivery delivery = get(stage.channel.send(CITIZEN, message));
        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        return (Delivery.Sent) delivery;
    }

    private Outbound text(String text) {
        return with(text);
    }

    private Outbound with(String text, Media... media) {
        return new Outbound(
                "m" + ++number, text, List.of(), List.of(media), Outbound.Purpose.ANSWER, Outbound.BOT, null);
    }

    /** Noise, which no format makes smaller. */
    private static byte[] png(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, random.nextInt(1 << 24));
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
