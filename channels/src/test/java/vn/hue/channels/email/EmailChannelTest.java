package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.hue.channels.email.MailStage.BINH;
import static vn.hue.channels.email.MailStage.HOA;
import static vn.hue.channels.email.MailStage.OURS;
import static vn.hue.channels.email.MailStage.address;
import static vn.hue.channels.email.MailStage.answer;
import static vn.hue.channels.email.MailStage.head;
import static vn.hue.channels.email.MailStage.question;
import static vn.hue.channels.email.MailStage.send;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.emulators.mail.MailServer;

/** The channel on a real mail server: Debian's Postfix and Dovecot where they are installed. */
final class EmailChannelTest {

    private static final MailServer SERVER = MailServer.start(MailStage.PEOPLE);

    private final MailStage stage = new MailStage(SERVER);

    @AfterEach
    void close() {
        stage.close();
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @Test
    void a_mail_becomes_a_message_and_is_marked_only_when_it_is_durable() {
        stage.channel("one");
        stage.write(BINH, "Den hong", "Đèn đường hỏng trước số 12 Lê Lợi\r\n\r\n-- \r\nBình");

        Inbound heard = stage.centre.hear();
        assertThat(heard.from()).isEqualTo(address(BINH));
        assertThat(heard.parts()).containsExactly(new Part.Text("Den hong\nĐèn đường hỏng trước số 12 Lê Lợi"));
        stage.write(BINH, "2", "Thư thứ hai");
        stage.centre.hear();
        stage.untilAllAreSeen();
        // With an empty mailbox the bookmark is set first.
        List<String> order = List.copyOf(stage.centre.order);
        assertThat(order.subList(order.indexOf("kept"), order.size()))
                .startsWith("kept", "accepted", "taken", "marked");
        assertThat(stage.centre.mails).hasSize(2);
    }

    @Test
    void the_answer_lies_below_the_mail_it_answers_and_says_that_a_machine_wrote_it() {
        EmailVerticle channel = stage.channel("one");
        stage.write(BINH, "Den hong", "Đèn hỏng");
        Address binh = stage.centre.hear().from();

        Delivery sent = send(channel, binh, question(binh, 1, "Chúng tôi cần thêm:\n1. Thời gian"));
        assertThat(sent).isInstanceOf(Delivery.Sent.class);
        Mail got = stage.lastMail(BINH, 1);
        assertThat(got.subject()).isEqualTo("Re: Den hong");
        assertThat(got.from()).isEqualTo(OURS);
        assertThat(got.fromName()).isEqualTo("Huế IOC");
        assertThat(got.inReplyTo()).isEqualTo(MailStage.id(BINH, "Den hong"));
        assertThat(got.messageId()).isEqualTo(((Delivery.Sent) sent).externalId());
        assertThat(got.headers().first("Auto-Submitted")).contains("auto-replied");
        assertThat(got.headers().first("Reply-To").orElse("")).contains("dttm+");
        assertThat(got.fullText()).contains("Vui lòng trả lời phía trên dòng này", "1. Thời gian");

        send(channel, binh, person(binh));
        assertThat(stage.lastMail(BINH, 2).headers().has("Auto-Submitted")).isFalse();
    }

    private static Outbound person(Address to) {
        return new Outbound(to.conversation() + "/2/0", "Chào anh", List.of(), List.of(), Purpose.ANSWER, "lan", null);
    }

    @Test
    void an_answer_finds_its_question_by_its_references_and_holds_only_the_new_words() {
        EmailVerticle channel = stage.channel("one");
        stage.write(BINH, "Den hong", "Đèn hỏng");
        Address binh = stage.centre.hear().from();
        Outbound question = question(binh, 1, "Vào lúc nào?");
        send(channel, binh, question);
        Mail got = stage.lastMail(BINH, 1);

        stage.mail(BINH, OURS, answer(got, BINH, OURS, "Tối qua lúc 19 giờ", got.messageId()));
        Inbound heard = stage.centre.hear();
        assertThat(heard.parts()).containsExactly(new Part.Text("Tối qua lúc 19 giờ"));
        assertThat(heard.quotes()).isEqualTo(question.id());
        assertThat(heard.from()).isEqualTo(binh);
    }

    @Test
    void an_answer_from_another_address_comes_home_by_the_sealed_address_and_a_forged_seal_does_not() {
        EmailVerticle channel = stage.channel("one");
        stage.write(BINH, "Den hong", "Đèn hỏng");
        Address binh = stage.centre.hear().from();
        send(channel, binh, question(binh, 1, "Vào lúc nào?"));
        Mail got = stage.lastMail(BINH, 1);
        String sealed = Addresses.author(got.headers().first("Reply-To").orElse(""));
        assertThat(sealed).isNotNull();

        stage.mail(HOA, String.valueOf(sealed), answer(got, HOA, String.valueOf(sealed), "Tối qua", null));
        assertThat(stage.centre.hear().from()).isEqualTo(binh);

        String forged = String.valueOf(sealed).replaceFirst("-[0-9a-f]{12}@", "-000000000000@");
        stage.mail(HOA, forged, answer(got, HOA, forged, "Giả mạo", null));
        assertThat(stage.centre.hear().from()).isEqualTo(address(HOA));

        // The same subject, and nothing else.
        stage.write(HOA, "Re: Den hong", "Cùng tiêu đề");
        assertThat(stage.centre.hear().from()).isEqualTo(address(HOA));
    }

    @Test
    void no_machine_is_ever_answered_and_everything_is_kept() {
        stage.channel("one");
        stage.mail(BINH, OURS, head(BINH, "Automatic reply: x") + "Auto-Submitted: auto-replied\r\n\r\nVắng mặt");
        stage.mail(BINH, OURS, head(BINH, "ban tin") + "List-Id: <x.y>\r\n\r\nTin");
        stage.mail(BINH, OURS, head(OURS, "chinh minh") + "\r\nVòng lặp");
        stage.write(HOA, "ngap nuoc", "Thư thật");
        assertThat(stage.centre.hearText()).isEqualTo("ngap nuoc\nThư thật");
        assertThat(List.of(stage.centre.note(), stage.centre.note(), stage.centre.note()))
                .allSatisfy(note -> assertThat(note).containsAnyOf("auto-reply", "list"));
        assertThat(stage.centre.inbox).hasSize(1);
        assertThat(stage.centre.mails).hasSize(4);
    }

    @Test
    void a_mail_that_never_arrived_is_told_to_the_message_it_was() {
        EmailVerticle channel = stage.channel("one");
        Address gone = address("ai-do@" + MailServer.GONE);
        assumeTrue(stage.server.name().startsWith("Postfix"), "GreenMail takes mail for everybody");
        assertThat(send(channel, gone, question(gone, 3, "Chào"))).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.centre.tell())
                .isEqualTo(gone.conversation() + "/3/0 FAILED Địa chỉ thư không tồn tại (5.1.1).");
        assertThat(stage.centre.inbox).isEmpty();
    }

    @Test
    void an_unknown_mailbox_is_refused_at_once_and_never_tried_again() {
        EmailVerticle channel = stage.channel("one");
        assumeTrue(stage.server.name().startsWith("Postfix"), "GreenMail takes mail for everybody");
        Address nobody = address("khong-co@citizen.test");
        assertThat(send(channel, nobody, question(nobody, 1, "Chào")))
                .isEqualTo(new Delivery.Never("Địa chỉ thư không tồn tại (5.1.1)."));
        Address broken = new Address("email", OURS, "không phải địa chỉ\r\nBcc: x@y.vn");
        assertThat(send(channel, broken, question(broken, 1, "Chào")))
                .isEqualTo(new Delivery.Never("Địa chỉ thư không hợp lệ."));
    }

    @Test
    void files_travel_with_the_letter_under_their_own_names() {
        EmailVerticle channel = stage.channel("one");
        Address binh = address(BINH);
        byte[] photo = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};
        var media = stage.centre.put("m1", "image/jpeg", photo, "Ảnh kết quả\r\nX-Evil: 1.jpg");
        send(
                channel,
                binh,
                new Outbound(
                        binh.conversation() + "/1/0",
                        "Đã sửa",
                        List.of(),
                        List.of(media),
                        Purpose.NOTICE,
                        "bot",
                        null));
        Mail got = stage.lastMail(BINH, 1);
        assertThat(got.headers().has("X-Evil")).isFalse();
        assertThat(got.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("Ảnh kết quả X-Evil: 1.jpg");
            assertThat(file.bytes()).isEqualTo(photo);
        });
        assertThat(got.headers().first("Auto-Submitted")).contains("auto-generated");
    }

    @Test
    void a_mail_waits_while_the_store_is_away_and_one_that_can_never_be_taken_does_not_stop_the_rest() {
        stage.centre.chokesOn = "độc";
        stage.channel("one");
        stage.write(BINH, "doc", "Thư độc");
        stage.write(BINH, "lanh", "Thư lành");
        assertThat(stage.centre.hearText()).contains("Thư lành");
        assertThat(stage.centre.note()).contains("unreadable");

        stage.centre.away = true;
        stage.write(HOA, "cho", "Thư chờ");
        assertThat(stage.centre.state()).isEqualTo("UP");
        String state = stage.centre.state();
        while (!state.startsWith("DEGRADED")) {
            state = stage.centre.state();
        }
        stage.centre.away = false;
        assertThat(stage.centre.hearText()).contains("Thư chờ");
        assertThat(stage.centre.inbox).hasSize(2);
    }

    @Test
    void one_of_two_gateways_reads_and_the_other_goes_on_where_it_stopped() {
        stage.channel("one");
        stage.write(BINH, "1", "Một");
        assertThat(stage.centre.hearText()).contains("Một");
        stage.undeploy();
        stage.write(BINH, "2", "Hai");
        stage.channel("two");
        stage.channel("three");
        assertThat(stage.centre.hearText()).contains("Hai");
        stage.write(BINH, "3", "Ba");
        assertThat(stage.centre.hearText()).contains("Ba");
        assertThat(stage.centre.inbox).hasSize(3);
        assertThat(stage.centre.counted.get("in.message")).isEqualTo(3);
    }

    @Test
    void a_mail_too_large_is_told_and_not_fetched() {
        stage.channel("one");
        stage.write(BINH, "lon", "x".repeat(70).concat("\r\n").repeat(20_000));
        assertThat(stage.centre.hear().parts()).contains(new Part.Unsupported("mail too large"));
        stage.write(BINH, "nho", "Nhỏ");
        assertThat(stage.centre.hearText()).contains("Nhỏ");
    }

    @Test
    void a_mailbox_whose_bookmark_means_nothing_any_more_is_read_on_where_the_marks_end() {
        stage.channel("one");
        stage.write(BINH, "1", "Một");
        stage.centre.hear();
        stage.untilAllAreSeen();
        stage.undeploy();
        stage.centre.forgetMarks();
        stage.write(BINH, "2", "Hai");
        stage.channel("two");
        assertThat(stage.centre.hearText()).contains("Hai");
        assertThat(stage.centre.counted.get("in.message")).isEqualTo(2);
    }
}
