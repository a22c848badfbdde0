package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Rating;

/** What may be done with a report, and where it is then. */
class LifecycleTest extends Lives {

    /** {@code QĐ 30/2022, Điều 10.7, 11.4}: the second agency's answer takes nothing from the first, nor from the citizen. */
    @Test
    void further_results_are_checked_and_published_as_the_first_and_rated_anew() {
        Life life = new Life(Urgency.NORMAL, "02 08:00")
                .move("02 08:10", new Move.StartVerifying())
                .move("02 08:20", new Move.Accept(null, true))
                .move("02 08:40", new Move.Distribute(List.of("PHU_HOI", "SO_XAY_DUNG")))
                .move("02 09:00", new Move.EnterResult("PHU_HOI", "Đã dọn", List.of()))
                .move("02 09:10", new Move.Publish())
                .move("02 09:20", new Move.EnterResult("SO_XAY_DUNG", "Đã vá", List.of()))
                .move("02 09:30", new Move.Rate(Rating.DISSATISFIED))
                .move("02 09:40", new Move.Interact("Vẫn còn mùi"))
                .move("02 09:50", new Move.Publish())
                .move("02 10:00", new Move.AnswerInteraction("PHU_HOI", "Đã xịt rửa"))
                .move("02 10:10", new Move.Rate(Rating.DISSATISFIED));
        assertThat(life).hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                        02 08:20 accept ACCEPTED [DISTRIBUTE 02 08:50]
                        02 08:40 distribute DISTRIBUTED [ACKNOWLEDGE 02 09:10, HANDLE 10 08:40]
                        02 09:00 enter-result RESULT [PUBLISH 02 10:00]
                        02 09:10 publish PUBLISHED []
                        02 09:20 enter-result RESULT [PUBLISH 02 10:20]
                        02 09:30 rate RESULT [PUBLISH 02 10:20, ANSWER_INTERACTION 03 09:30]
                        02 09:40 interact RESULT [PUBLISH 02 10:20, ANSWER_INTERACTION 03 09:30]
                        02 09:50 publish PUBLISHED [ANSWER_INTERACTION 03 09:30]
                        02 10:00 answer-interaction PUBLISHED []
                        02 10:10 rate RATED [ANSWER_INTERACTION 03 10:10]
                        """);
    }

    @Test
    void a_report_goes_from_the_citizen_to_the_agency_and_back_with_the_clocks_of_annex_2() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:10", new Move.StartVerifying())
                        .move("02 08:20", new Move.Accept("Rác chất đống", true))
                        .move("02 08:40", new Move.Distribute(List.of("PHU_HOI")))
                        .move("02 09:00", new Move.Acknowledge("PHU_HOI"))
                        .move("05 15:00", new Move.EnterResult("PHU_HOI", "Đã dọn", List.of()))
                        .move("05 15:20", new Move.SendBackResult("Chưa đúng mẫu", true))
                        .move("05 15:30", new Move.EnterResult("PHU_HOI", "Kính gửi: đã dọn", List.of()))
                        .move("05 15:40", new Move.SendBackResult("Thiếu ảnh", false))
                        .move("05 16:20", new Move.EnterResult("PHU_HOI", "Kính gửi: đã dọn, có ảnh", List.of()))
                        .move("05 16:30", new Move.Publish())
                        .move("06 07:00", new Move.Interact("Vẫn còn mùi"))
                        .move("06 08:00", new Move.Interact("Sao chưa trả lời?"))
                        .move("06 09:00", new Move.AnswerInteraction("PHU_HOI", "Đã xịt rửa"))
                        .move("06 10:00", new Move.Rate(Rating.DISSATISFIED))
                        .move("06 11:00", new Move.Reopen("Dân nói đúng"))
                        .move("09 09:00", new Move.EnterResult("PHU_HOI", "Đã rửa đường", List.of()))
                        .move("09 09:10", new Move.Publish())
                        .move("30 09:00", new Move.Rate(Rating.SATISFIED)))
                .hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                        02 08:20 accept ACCEPTED [DISTRIBUTE 02 08:50]
                        02 08:40 distribute DISTRIBUTED [ACKNOWLEDGE 02 09:10, HANDLE 10 08:40]
                        02 09:00 acknowledge IN_HANDLING [HANDLE 10 08:40]
                        05 15:00 enter-result RESULT [PUBLISH 05 16:00]
                        05 15:20 send-back-result IN_HANDLING [MEND_RESULT 05 15:50]
                        05 15:30 enter-result RESULT [PUBLISH 05 16:30]
                        05 15:40 send-back-result IN_HANDLING [MEND_RESULT 05 16:40]
                        05 16:20 enter-result RESULT [PUBLISH 05 17:20]
                        05 16:30 publish PUBLISHED []
                        06 07:00 interact PUBLISHED [ANSWER_INTERACTION 07 07:00]
                        06 08:00 interact PUBLISHED [ANSWER_INTERACTION 07 07:00]
                        06 09:00 answer-interaction PUBLISHED []
                        06 10:00 rate RATED [ANSWER_INTERACTION 07 10:00]
                        06 11:00 reopen IN_HANDLING [HANDLE 16 11:00]
                        09 09:00 enter-result RESULT [PUBLISH 09 10:00]
                        09 09:10 publish PUBLISHED []
                        30 09:00 rate RATED []
                        """);
    }

    @Test
    void several_agencies_answer_each_for_itself_Dieu_10_7_and_11() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:10", new Move.StartVerifying())
                        .move("02 08:20", new Move.Accept(null, true))
                        .move("02 08:30", new Move.Distribute(List.of()))
                        .move("02 08:30", new Move.Distribute(List.of("PHU_HOI", "SO_XAY_DUNG")))
                        .move("02 08:31", new Move.Distribute(List.of("PHU_HOI")))
                        .move("02 08:40", new Move.Acknowledge("VINH_NINH"))
                        .move("02 08:40", new Move.Acknowledge("PHU_HOI"))
                        .move("02 08:41", new Move.Acknowledge("PHU_HOI"))
                        .move("02 08:50", new Move.ReturnToCentre("PHU_HOI", "Không thuộc thẩm quyền", "VINH_NINH"))
                        .move("02 08:55", new Move.ReturnToCentre("SO_XAY_DUNG", "Cũng không", null))
                        .move("02 09:00", new Move.Distribute(List.of("PHU_HOI", "VINH_NINH")))
                        .move("02 09:05", new Move.Acknowledge("PHU_HOI"))
                        .move("02 09:06", new Move.Acknowledge("VINH_NINH"))
                        .move("03 09:00", new Move.EnterResult("SO_XAY_DUNG", "Xong", List.of()))
                        .move("03 09:00", new Move.EnterResult("PHU_HOI", "Xong", List.of()))
                        .move("03 09:10", new Move.EnterResult("PHU_HOI", "Xong", List.of()))
                        .move("03 09:10", new Move.EnterResult("VINH_NINH", "Cũng xong", List.of()))
                        .move("03 09:20", new Move.EnterResult("PHU_HOI", "Đã xong", List.of())))
                .hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                        02 08:20 accept ACCEPTED [DISTRIBUTE 02 08:50]
                        02 08:30 distribute not now: NO_AGENCY
                        02 08:30 distribute DISTRIBUTED [ACKNOWLEDGE 02 09:00, HANDLE 10 08:30]
                        02 08:31 distribute not now: ALREADY_THERE
                        02 08:40 acknowledge not now: NOT_ITS_REPORT
                        02 08:40 acknowledge IN_HANDLING [ACKNOWLEDGE 02 09:00, HANDLE 10 08:30]
                        02 08:41 acknowledge not now: ALREADY_THERE
                        02 08:50 return-to-centre DISTRIBUTED [ACKNOWLEDGE 02 09:00, HANDLE 10 08:30]
                        02 08:55 return-to-centre ACCEPTED [DISTRIBUTE 02 09:25]
                        02 09:00 distribute DISTRIBUTED [ACKNOWLEDGE 02 09:30, HANDLE 10 09:00]
                        02 09:05 acknowledge IN_HANDLING [ACKNOWLEDGE 02 09:30, HANDLE 10 09:00]
                        02 09:06 acknowledge IN_HANDLING [HANDLE 10 09:00]
                        03 09:00 enter-result not now: NOT_ITS_REPORT
                        03 09:00 enter-result RESULT [PUBLISH 03 10:00]
                        03 09:10 enter-result not now: ALREADY_THERE
                        03 09:10 enter-result not now: RESULT_WAITS
                        03 09:20 enter-result RESULT [PUBLISH 03 10:20]
                        """);
    }

    @Test
    void nothing_is_public_before_it_is_accepted_nor_after_it_is_refused_Dieu_7_5b_11_and_9_2() {
        Life filed = new Life(Urgency.NORMAL, "02 08:00");
        assertThat(filed.report.publicView()).isFalse();
        Life accepted =
                filed.move("02 08:10", new Move.StartVerifying()).move("02 08:20", new Move.Accept("Đã sửa", true));
        assertThat(accepted.report.publicView()).isTrue();
        assertThat(accepted.report.mendedContent()).isEqualTo("Đã sửa");
        assertThat(accepted.report.content()).as("never changed: Điều 9.1").isEqualTo(filed.report.content());
        accepted.move("02 08:30", new Move.Refuse(Refusal.DETAILS_WRONG, "Mời gửi lại"));
        assertThat(accepted.report.publicView()).isFalse();
        assertThat(accepted.report.refusal()).isEqualTo(new Report.Refused(Refusal.DETAILS_WRONG, "Mời gửi lại"));
    }

    @Test
    void a_refusal_is_overturned_and_the_clocks_begin_anew_Dieu_8_2() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:10", new Move.StartVerifying())
                        .move("02 08:15", new Move.Accept(null, true))
                        .move("02 08:20", new Move.Refuse(Refusal.PICTURE_OLD, null))
                        .move("03 14:00", new Move.Overturn("Ảnh chụp hôm nay, máy sai giờ"))
                        .move("03 14:10", new Move.Overturn("Ảnh chụp hôm nay, máy sai giờ"))
                        .move("03 14:20", new Move.Accept(null, true)))
                .hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                        02 08:15 accept ACCEPTED [DISTRIBUTE 02 08:45]
                        02 08:20 refuse REFUSED []
                        03 14:00 overturn VERIFYING [ACCEPT 03 14:30]
                        03 14:10 overturn not now: NOT_REFUSED
                        03 14:20 accept ACCEPTED [DISTRIBUTE 03 14:50]
                        """);
        assertThat(new Life(Urgency.SOS, "02 08:00")
                        .move("02 08:10", new Move.Refuse(Refusal.UNCLEAR_OR_TRIAL, null))
                        .move("02 08:20", new Move.Overturn("Người dân gọi lại")))
                .hasToString("""
                        02 08:00 file RECEIVED [CONTACT 02 08:05, ACT 02 08:30]
                        02 08:10 refuse REFUSED []
                        02 08:20 overturn VERIFYING [CONTACT 02 08:25, ACT 02 08:50]
                        """);
    }

    @Test
    void a_report_on_the_same_matter_follows_the_first_and_takes_its_result() {
        Report.Answer result = new Report.Answer("PHU_HOI", "Đã dọn", List.of(), at("04 09:00"));
        Life life = new Life(Urgency.NORMAL, "02 08:00")
                .move("02 08:10", new Move.StartVerifying())
                .move("02 08:15", new Move.Follow(Reports.FIRST))
                .move("02 08:16", new Move.Accept(null, true))
                .move("02 08:20", new Move.AddFromCitizen("Thêm ảnh", List.of()))
                .move("04 10:00", new Move.TakeResult(result))
                .move("04 11:00", new Move.Rate(Rating.DISSATISFIED))
                .move("04 12:00", new Move.AnswerInteraction("PHU_HOI", "Đã dọn thêm"));
        assertThat(life).hasToString("""
                02 08:00 file RECEIVED [ACCEPT 02 08:30]
                02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                02 08:15 follow MERGED []
                02 08:16 accept not now: MERGED
                02 08:20 add-from-citizen MERGED []
                04 10:00 take-result PUBLISHED []
                04 11:00 rate RATED [ANSWER_INTERACTION 05 11:00]
                04 12:00 answer-interaction RATED []
                """);
        assertThat(life.report.result()).isEqualTo(result);
        assertThat(life.report.ties().follows()).isEqualTo(Reports.FIRST);
    }

    @Test
    void a_report_that_was_merged_by_mistake_is_verified_by_itself() {
        Life life = new Life(Urgency.SOS, "02 08:00")
                .move("02 08:01", new Move.Follow(Reports.FIRST))
                .move("02 08:02", new Move.Contact())
                .move("02 08:10", new Move.Separate("Khác chỗ"))
                .move("02 08:11", new Move.Separate("Khác chỗ"));
        assertThat(life).hasToString("""
                02 08:00 file RECEIVED [CONTACT 02 08:05, ACT 02 08:30]
                02 08:01 follow MERGED [CONTACT 02 08:05]
                02 08:02 contact MERGED []
                02 08:10 separate VERIFYING [ACT 02 08:40]
                02 08:11 separate not now: NOT_MERGED
                """);
        assertThat(life.report.ties()).isEqualTo(Report.Ties.NONE);
    }

    @Test
    void spelling_is_mended_and_the_public_view_changed_without_touching_what_was_said_Dieu_9_1_and_9_2() {
        Life life = new Life(Urgency.NORMAL, "02 08:00")
                .move("02 08:10", new Move.StartVerifying())
                .move("02 08:11", new Move.Mend("Rác chất đống."))
                .move("02 08:12", new Move.Show(false, "Có tên người"))
                .move("02 08:20", new Move.Accept("Rác chất đống!", true))
                .move("02 08:21", new Move.Show(false, "Có tên người"))
                .move("02 08:22", new Move.Mend(null));
        assertThat(life).hasToString("""
                02 08:00 file RECEIVED [ACCEPT 02 08:30]
                02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                02 08:11 mend VERIFYING [ACCEPT 02 08:30]
                02 08:12 show not now: NOT_VERIFIED_YET
                02 08:20 accept ACCEPTED [DISTRIBUTE 02 08:50]
                02 08:21 show ACCEPTED [DISTRIBUTE 02 08:50]
                02 08:22 mend ACCEPTED [DISTRIBUTE 02 08:50]
                """);
        assertThat(life.report.publicView()).isFalse();
        assertThat(life.report.mendedContent()).isNull();
        assertThat(Reports.lastStep(life.report).note())
                .as("what the centre wrote")
                .isEqualTo("Rác chất đống!");
        assertThat(life.report.content())
                .isEqualTo(Reports.filing(Urgency.NORMAL).content());
    }

    @Test
    void whoever_saw_an_older_version_is_told_what_people_did_since() {
        Report seen = new Life(Urgency.NORMAL, "02 08:00").report;
        Report numbered = lifecycle.numbered(seen, "PA-2026-000123", at("02 08:01"));
        assertThat(numbered.since(seen.version()))
                .as("a number forbids nothing")
                .isEmpty();
        Report now = new Reports(lifecycle).then(numbered, new Move.StartVerifying(), new Move.Accept(null, true));
        assertThat(now.since(seen.version()))
                .extracting(Report.Step::what)
                .containsExactly("start-verifying", "accept");
        assertThat(now.since(now.version())).isEmpty();
    }

    @Test
    void what_the_citizen_adds_stands_below_what_was_there() {
        Report report = new Life(Urgency.NORMAL, "02 08:00")
                .move("02 08:05", new Move.AddFromCitizen("Có chuột nữa", List.of(picture())))
                .move("02 08:06", new Move.AddFromCitizen(" ", List.of()))
                .move("02 08:10", new Move.AskSupplement("Số mấy ạ?", false))
                .move("02 08:20", new Move.Supplement("Số 12", List.of(picture()), Reports.KY_DAI))
                .report;
        assertThat(report.content()).isEqualTo(Reports.filing(Urgency.NORMAL).content() + "\nCó chuột nữa\nSố 12");
        assertThat(report.media()).hasSize(3);
        assertThat(report.place()).isEqualTo(Reports.KY_DAI);
    }

    @Test
    void a_report_gets_its_number_once() {
        Report filed = new Life(Urgency.NORMAL, "02 08:00").report;
        Report numbered = lifecycle.numbered(filed, "PA-2026-000123", at("02 08:01"));
        assertThat(numbered.name()).isEqualTo("PA-2026-000123");
        assertThat(numbered.version()).isEqualTo(filed.version() + 1);
        assertThat(lifecycle.numbered(numbered, "PA-2026-000123", at("02 08:02")))
                .isSameAs(numbered);
    }

    @Test
    void a_report_in_any_status_survives_being_written_and_read() throws JsonProcessingException {
        for (Report report :
                new Reports(lifecycle).inEveryStatus(Urgency.NORMAL).values()) {
            String json = Json.MAPPER.writeValueAsString(report);
            assertThat(Json.MAPPER.readValue(json, Report.class)).isEqualTo(report);
        }
    }
}
