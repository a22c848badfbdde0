package vn.hue.gateway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.networks.ZaloPerson;
import vn.hue.gateway.store.Route;

/**
 * A hole in the road, a week before Tết: chị Hoa reports it by Zalo, Lan and Binh of the centre carry it to its rating,
 * and to its second result. One story; each chapter goes on where the one before has ended.
 *
 * <p>The clocks are those of {@code QĐ 30/2022, Phụ lục 2}, written out as the decision has them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromTheFirstWordToTheRatingTest extends HoasReport {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private static final String HER_WORDS = "O ga to truoc so 12 Le Loi phuong Thuan Hoa, xe may suyt nga";

    private static final String MENDED = "Ổ gà to trước số 12 Lê Lợi phường Thuận Hóa, xe máy suýt ngã";

    private static final String QUESTION = "Xin chị gửi thêm ảnh thấy rõ ổ gà sâu bao nhiêu";

    private static final String DONE = "Đã vá ổ gà trước số 12 Lê Lợi ngày 23/02, mặt đường bằng phẳng.";

    @Test
    @Order(1)
    void sheWritesWithoutDiacriticsAndSendsAPictureAndAPin() {
        hoa.says(HER_WORDS).hears("ảnh hoặc video");
        hoa.photographs(new Photo()
                .takenAt("2026:02:09 08:25:00", "+07:00")
                .at(16.4637, 107.5909)
                .jpeg());
        hoa.hears("họ và tên");
        hoa.pins(16.4637, 107.5909).hears("địa điểm");
    }

    @Test
    @Order(2)
    void sheAsksForAPersonAndOfTwoWhoComeOneGetsHerAndTheOtherSeesWho() {
        hoa.says("cho toi gap can bo").hears("đã báo cán bộ");
        assertThat(lan.opens("/desk/inbox?queue=waiting").reads(".rows")).contains(HER_WORDS);
        binh.opens(talk);

        lan.opens(talk).deed("take-over").sends();
        hoa.hears("Cán bộ Trung tâm đang nói chuyện cùng anh/chị");
        assertThat(lan.opens(talk).reads(".hand")).contains("Anh/chị đang trả lời");
        binh.deed("take-over").sends();
        assertThat(binh.status()).isEqualTo(409);
        assertThat(binh.reads(".refused")).contains("Lan");
        assertThat(binh.reads(".hand")).contains("Lan đang trả lời");
    }

    @Test
    @Order(3)
    void theyTalkWhileTheBotIsSilentAndItGoesOnWithWhatWasFilledInByHand() {
        lan.opens(talk)
                .deed("write")
                .fills("text", "Dạ em là Lan. Chị cho em xin tên và số điện thoại ạ.")
                .sends();
        hoa.hears("Dạ em là Lan");
        int heard = hoa.heard().size();
        hoa.says("Chi ten Nguyen Thi Hoa, so 0905 123 456 nhe");
        scene.networks.until(
                "she has said it",
                () -> lan.opens(talk).reads(".bubble.citizen").contains("Chi ten"));
        assertThat(lan.reads("#dialog")).doesNotContain("0905 123 456");
        lan.form("address")
                .fills("name", ZaloPerson.NAME)
                .fills("phone", "0905 123 456")
                .sends();
        scene.networks.until(
                "it is noted", () -> lan.opens(talk).reads("#dialog").contains("Họ tên, Điện thoại"));
        assertThat(hoa.heard()).hasSize(heard);

        lan.deed("hand-back")
                .fills("text", "Chị Hoa đã cho tên và số. Chỉ còn email.")
                .sends();
        hoa.hears("Xin cho địa chỉ email");
        assertThat(lan.opens(talk).reads("#dialog")).contains("Chỉ còn email.");
        hoa.taps("Không có email").hears("đồng ý");
        hoa.taps("Đồng ý").hears("0905 123 456");
        hoa.taps("Đúng, gửi đi").hears("Mã phản ánh của anh/chị: PA-2026-");
        assertThat(String.join("\n", hoa.heard().subList(heard, hoa.heard().size())))
                .doesNotContain("họ và tên", "Xin cho số điện thoại");
        page = "/desk/reports/" + report().code();
        assertThat(report().content()).isEqualTo(HER_WORDS);
        assertThat(report().sender().name()).isEqualTo(ZaloPerson.NAME);
    }

    @Test
    @Order(4)
    void sheIsNewAndProvesHerNumberByACodeWhileTheCentresClockStandsStill() {
        assertThat(hoa.heard()).last().asString().contains("vừa gửi mã 6 số đến số điện thoại có đuôi 456");
        becomes(Status.SUPPLEMENT);
        scene.networks.until(
                "the code is on her phone",
                () -> !scene.networks.texts(ZaloPerson.PHONE).isEmpty());
        String code = scene.networks.texts(ZaloPerson.PHONE).get(0).replaceAll("(?s).*?(\\d{6}).*", "$1");
        hoa.says(code).hears("đã được xác minh");

        becomes(Status.RECEIVED);
        clocks(Map.of(Clock.ACCEPT, HALF_AN_HOUR));
    }

    @Test
    @Order(5)
    void theChecklistSaysWhatTheSystemFoundAndHerDetailsAreMaskedUntilSomebodyAsks() {
        scene.at("2026-02-09T09:00");
        assertThat(lan.opens("/desk/inbox?queue=new").reads(".rows")).contains(code());
        lan.opens(page).deed("start-verifying").sends();
        becomes(Status.VERIFYING);

        assertThat(lan.opens(page).reads(".checklist")).contains("08:25");
        assertThat(lan.reads(".report-facts")).contains("Email Không có");
        assertThat(lan.reads("main")).doesNotContain(ZaloPerson.NAME).doesNotContain("123 456");
        assertThat(scene.published(code()).encode())
                .doesNotContain(ZaloPerson.NAME)
                .doesNotContain(ZaloPerson.PHONE)
                .contains("VERIFYING");
    }

    @Test
    @Order(6)
    void binhRefusesByMistakeAndSheReadsTheExactReasonAndWhatToDo() {
        binh.opens(page)
                .deed("refuse")
                .fills("reason", "PICTURE_UNCLEAR")
                .fills("text", "Xin chị chụp lại ban ngày, thấy cả mặt đường và số nhà.")
                .sends();
        hoa.hears("Phản ánh " + code() + " chưa đủ điều kiện tiếp nhận.\n\nLý do: ảnh hoặc video không rõ, hoặc không"
                + " liên quan đến nội dung phản ánh (Điều 7.5b).\n\nXin chị chụp lại ban ngày");
        becomes(Status.REFUSED);
        clocks(Map.of());
        assertThat(lan.opens(page).reads(".decide")).contains("7.5b", "Xin chị chụp lại ban ngày");
    }

    @Test
    @Order(7)
    void lanOverturnsItAndTheHalfHourBeginsAnew() {
        scene.at("2026-02-09T09:40");
        lan.opens(page)
                .deed("overturn")
                .fills("why", "Ảnh đủ rõ, thấy được ổ gà.")
                .sends();
        hoa.hears("Trung tâm đã xem lại phản ánh " + code());
        becomes(Status.VERIFYING);
        clocks(Map.of(Clock.ACCEPT, HALF_AN_HOUR));
    }

    @Test
    @Order(8)
    void lanAsksForWhatIsMissingAndTwoDaysRunFromWhenTheQuestionHasLeft() {
        scene.at("2026-02-09T10:00");
        lan.opens(page)
                .deed("ask-supplement")
                .fills("text", QUESTION)
                .with("about", "report")
                .sends();
        hoa.hears(QUESTION);
        becomes(Status.SUPPLEMENT);
        scene.networks.until("her clock runs", () -> report().deadlines().containsKey(Clock.SUPPLEMENT));
        assertThat(report().deadlines()).containsOnlyKeys(Clock.SUPPLEMENT);
        assertThat(due(Clock.SUPPLEMENT)).isBetween(moment("2026-02-11T10:00"), moment("2026-02-11T10:10"));
        assertThat(lan.opens(page).reads(".clocks")).contains("Người dân bổ sung", "11/02");
        assertThat(lan.reads(".decide")).contains(QUESTION);
    }

    @Test
    @Order(9)
    void sheIsRemindedInTheChatBeforeItsWindowCloses() {
        // She wrote last at half past eight: until half past eight of Wednesday the chat is open.
        scene.at("2026-02-11T07:20");
        hoa.hears("Xin nhắc anh/chị: phản ánh " + code());
        scene.left(zalo, "Xin nhắc anh/chị", Route.CHAT);
    }

    @Test
    @Order(10)
    void sheAnswersInTheLastHourAndStandsInTheQueueOfWhatWasAnswered() {
        scene.at("2026-02-11T09:20");
        hoa.photographs(
                new Photo().of(7).takenAt("2026:02:11 09:15:00", "+07:00").jpeg());
        hoa.hears("Phần bổ sung cho " + code());
        becomes(Status.VERIFYING);
        clocks(Map.of(Clock.ACCEPT, HALF_AN_HOUR));
        assertThat(report().media()).hasSize(2);
        assertThat(lan.opens("/desk/inbox?queue=answered").reads(".rows")).contains(code());
    }

    @Test
    @Order(11)
    void lanMendsTheSpellingAndAcceptsWithinTheHalfHourAndBothVersionsStay() {
        scene.at("2026-02-11T09:35");
        lan.opens(page)
                .deed("accept")
                .fills("mended", MENDED)
                .fills("checked", MENDED)
                .with("public", "yes")
                .sends();
        assertThat(lan.status()).as(lan.reads(".problem")).isEqualTo(200);
        becomes(Status.ACCEPTED);
        hoa.hears("Phản ánh " + code() + " đã được tiếp nhận");
        assertThat(report().content()).isEqualTo(HER_WORDS);
        assertThat(report().mendedContent()).isEqualTo(MENDED);
        clocks(Map.of(Clock.DISTRIBUTE, HALF_AN_HOUR));
        assertThat(lan.opens(page).reads(".report-facts")).contains(MENDED, HER_WORDS);
    }

    @Test
    @Order(12)
    void itGoesToTwoAgenciesAndSixWorkingDaysLeaveOutTheWeekendsAndTet() {
        scene.at("2026-02-11T10:00");
        lan.opens(page)
                .deed("distribute")
                .with("agency", Agency.idOf(Scene.ROADS))
                .and("agency", Agency.idOf(Scene.POWER))
                .sends();
        hoa.hears(Scene.ROADS + ", " + Scene.POWER);
        becomes(Status.DISTRIBUTED);
        // What is left of Wednesday, Thu 12, Fri 13; Tết until Sunday 22; Mon 23, Tue 24, Wed 25, and Thu 26 until ten.
        clocks(Map.of(Clock.ACKNOWLEDGE, HALF_AN_HOUR, Clock.HANDLE, Duration.ofDays(15)));
        assertThat(hoa.heard()).last().asString().contains("26/02");
    }

    @Test
    @Order(13)
    void oneAcknowledgesAndTheOtherReturnsItNamingWhoIsCompetentAndThatOneGetsIt() {
        scene.at("2026-02-11T10:15");
        Instant handled = due(Clock.HANDLE);
        lan.opens(page).deed("acknowledge", Scene.ROADS).sends();
        becomes(Status.IN_HANDLING);
        scene.at("2026-02-11T10:50");
        lan.opens(page)
                .deed("return-to-centre", Scene.POWER)
                .fills("text", "Không có cột điện nào trong phạm vi này.")
                .fills("competent", Scene.WARD)
                .sends();
        scene.networks.until("it is returned", () -> !report().agencies().contains(Scene.POWER));
        assertThat(report().deadlines()).isEqualTo(Map.of(Clock.HANDLE, handled));

        assertThat(lan.opens(page).reads(".handling")).contains(Scene.WARD);
        lan.deed("distribute").with("agency", Agency.idOf(Scene.WARD)).sends();
        hoa.hears(Scene.WARD);
        assertThat(report().agencies()).containsExactly(Scene.ROADS, Scene.WARD);
        assertThat(due(Clock.HANDLE)).isEqualTo(handled);
        assertThat(due(Clock.ACKNOWLEDGE)).isEqualTo(lastStep().plus(HALF_AN_HOUR));
    }

    @Test
    @Order(14)
    void duringTetSheAsksHowItStandsAndIsToldInOneLine() {
        lan.opens(page).deed("acknowledge", Scene.WARD).sends();
        scene.at("2026-02-20T10:00");
        hoa.says("tinh trang").hears(code() + " – ");
        assertThat(hoa.heard()).last().asString().contains("đang xử lý");
    }

    @Test
    @Order(15)
    void theResultIsSentBackOnceForItsFormAndThenPublishedByTheQuotaWithThreeButtons() {
        scene.at("2026-02-24T08:30");
        answers(Scene.ROADS, DONE, 3);
        becomes(Status.RESULT);
        clocks(Map.of(Clock.PUBLISH, Duration.ofHours(1)));
        assertThat(binh.opens("/desk/inbox?queue=results").reads(".rows")).contains(code());

        binh.opens(page)
                .deed("send-back-result")
                .with("kind", "form")
                .fills("text", "Xin viết rõ đã dùng vật liệu gì.")
                .sends();
        becomes(Status.IN_HANDLING);
        assertThat(due(Clock.MEND_RESULT)).isEqualTo(lastStep().plus(HALF_AN_HOUR));
        scene.at("2026-02-24T08:50");
        answers(Scene.ROADS, DONE + " Vật liệu: bê tông nhựa.", 3);
        becomes(Status.RESULT);

        scene.at("2026-02-24T09:10");
        publishes();
        hoa.hears("Kính gửi: Quý " + ZaloPerson.NAME);
        assertThat(hoa.heard()).last().asString().contains(DONE, "Anh/chị đánh giá kết quả này thế nào");
        assertThat(hoa.lines()).last().asString().contains("Hài lòng", "Chấp nhận được", "Không hài lòng");
        scene.left(zalo, "Kính gửi: Quý", Route.QUOTA);
        becomes(Status.PUBLISHED);
        clocks(Map.of());
    }

    @Test
    @Order(16)
    void theWardsResultFollowsAndReachesHerToo() {
        scene.at("2026-02-24T14:00");
        answers(Scene.WARD, "Phường đã đặt biển báo và hướng dẫn xe cộ trong ngày 23/02.", 4);
        becomes(Status.RESULT);
        publishes();
        hoa.hears("Phường đã đặt biển báo");
        becomes(Status.PUBLISHED);
    }

    @Test
    @Order(17)
    void sheIsNotSatisfiedSaysWhyAndTheAgencyHasOneDay() {
        scene.at("2026-02-24T15:00");
        hoa.taps("Không hài lòng").hears("Rất tiếc vì anh/chị chưa hài lòng");
        becomes(Status.RATED);
        hoa.says("moi va tam, mua xuong lai lun").hears("Cơ quan xử lý sẽ trả lời trong 1 ngày");
        assertThat(report().rating()).isEqualTo(Rating.DISSATISFIED);
        assertThat(due(Clock.ANSWER_INTERACTION)).isBetween(moment("2026-02-25T15:00"), moment("2026-02-25T15:10"));
        assertThat(lan.opens("/desk/inbox?queue=interactions").reads(".rows")).contains(code());
        assertThat(lan.opens(page).reads(".result")).contains("Không hài lòng", "moi va tam");
    }

    @Test
    @Order(18)
    void theAgencyAnswersThroughTheCentreAndTheReportIsReopened() {
        scene.at("2026-02-25T09:00");
        lan.opens(page)
                .deed("answer-interaction")
                .fills("agency", Scene.ROADS)
                .fills("text", "Chúng tôi sẽ thảm nhựa lại đoạn này trong tuần sau.")
                .sends();
        hoa.hears("thảm nhựa lại đoạn này");
        assertThat(report().deadlines()).doesNotContainKey(Clock.ANSWER_INTERACTION);

        lan.opens(page)
                .deed("reopen")
                .fills("text", "Chỗ vá bị lún, cơ quan nhận làm lại.")
                .sends();
        hoa.hears("được mở lại để xử lý tiếp");
        becomes(Status.IN_HANDLING);
        // What is left of Wednesday, Thu 26, Fri 27, Mon 2, Tue 3, Wed 4, and Thu 5 March until nine.
        clocks(Map.of(Clock.HANDLE, Duration.ofDays(8)));
    }

    @Test
    @Order(19)
    void theSecondResultComesAfterTheSeventhDayByATemplateAndSheIsSatisfied() {
        scene.at("2026-03-05T08:00");
        answers(Scene.ROADS, "Đã thảm nhựa lại toàn bộ đoạn trước số 12 Lê Lợi ngày 04/3.", 5);
        becomes(Status.RESULT);
        publishes();
        scene.left(zalo, "thảm nhựa lại toàn bộ", Route.TEMPLATE);
        hoa.hears("thảm nhựa lại toàn bộ");

        hoa.says("hai long").hears("Cảm ơn anh/chị đã đánh giá");
        becomes(Status.RATED);
        assertThat(report().rating()).isEqualTo(Rating.SATISFIED);
        clocks(Map.of());
        assertThat(lan.opens(page).reads("[data-testid=rating]")).isEqualTo("Hài lòng");
    }

    @Test
    @Order(20)
    void allOfItIsOnRecordAndNoPersonIsNamedThere() {
        assertThat(scene.recorded())
                .containsSubsequence(
                        "lan DEED take-over",
                        "lan DEED write",
                        "lan DEED fill-in",
                        "lan DEED hand-back",
                        "lan DEED start-verifying",
                        "binh DEED refuse",
                        "lan DEED overturn",
                        "lan DEED ask-supplement",
                        "lan DEED accept",
                        "lan DEED distribute",
                        "lan DEED acknowledge",
                        "lan DEED return-to-centre",
                        "lan DEED enter-result",
                        "binh DEED send-back-result",
                        "lan DEED publish",
                        "lan DEED answer-interaction",
                        "lan DEED reopen");
        assertThat(scene.audit().toString())
                .doesNotContain(ZaloPerson.NAME)
                .doesNotContain("0905")
                .doesNotContain(ZaloPerson.PHONE)
                .doesNotContain("Le Loi")
                .doesNotContain("246845883529197922");
        Colleague thu = scene.colleague("thu");
        assertThat(thu.opens("/desk/audit?about=" + code()).reads("main")).contains("binh", "lan");
    }
}
