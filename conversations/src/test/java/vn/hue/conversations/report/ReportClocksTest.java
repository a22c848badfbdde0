package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;

/** The clocks of a report where they do not just follow each other: urgent, at night, while the citizen is asked. */
class ReportClocksTest extends Lives {

    @Test
    void an_urgent_report_is_distributed_at_once_and_accepted_in_form_afterwards_Dieu_15() {
        assertThat(new Life(Urgency.URGENT, "02 02:00")
                        .move("02 02:05", new Move.Distribute(List.of("CONG_AN")))
                        .move("02 02:15", new Move.Acknowledge("CONG_AN"))
                        .move("02 08:00", new Move.Accept(null, false))
                        .move("02 08:05", new Move.Accept(null, false)))
                .hasToString("""
                        02 02:00 file RECEIVED [ACT 02 02:30]
                        02 02:05 distribute DISTRIBUTED [ACKNOWLEDGE 02 02:35, HANDLE 11 02:05]
                        02 02:15 acknowledge IN_HANDLING [HANDLE 11 02:05]
                        02 08:00 accept IN_HANDLING [HANDLE 11 02:05]
                        02 08:05 accept not now: ALREADY_THERE
                        """);
    }

    @Test
    void the_sender_of_an_SOS_is_contacted_within_5_minutes_whatever_else_is_done_Dieu_18() {
        assertThat(new Life(Urgency.SOS, "02 02:00")
                        .move("02 02:01", new Move.AskSupplement("Anh chị ở đâu ạ?", false))
                        .move("02 02:02", new Move.Distribute(List.of("CUU_HO")))
                        .move("02 02:03", new Move.Contact())
                        .move("02 02:04", new Move.Contact())
                        .move("02 02:20", new Move.ReturnToCentre("CUU_HO", "Ngoài địa bàn", null)))
                .hasToString("""
                        02 02:00 file RECEIVED [CONTACT 02 02:05, ACT 02 02:30]
                        02 02:01 ask-supplement SUPPLEMENT [CONTACT 02 02:05, ACT 02 02:30]
                        02 02:02 distribute DISTRIBUTED [CONTACT 02 02:05, ACKNOWLEDGE 02 02:32, HANDLE 11 02:02]
                        02 02:03 contact DISTRIBUTED [ACKNOWLEDGE 02 02:32, HANDLE 11 02:02]
                        02 02:04 contact not now: ALREADY_THERE
                        02 02:20 return-to-centre ACCEPTED [ACT 02 02:50]
                        """);
    }

    /** Điều 4.2, 9.1; the second of March is a Monday. */
    @ParameterizedTest(name = "answered at {0}: accepted by {1}")
    @CsvSource({
        "02 23:59, 03 00:29",
        "03 00:00, 03 08:00",
        "03 02:00, 03 08:00",
        "03 07:29, 03 08:00",
        "03 07:30, 03 08:00",
        "03 07:31, 03 08:01",
    })
    void what_the_citizen_answers_at_night_is_received_in_the_morning(String answered, String accepted) {
        Life life = new Life(Urgency.NORMAL, "02 20:00")
                .move("02 20:10", new Move.StartVerifying())
                .move("02 20:20", new Move.AskSupplement("Ở đâu ạ?", false))
                .move(answered, new Move.Supplement("Trước số 8", List.of(), null));
        assertThat(TIME.format(life.report.deadlines().get(Clock.ACCEPT))).isEqualTo(accepted);
    }

    @Test
    void what_comes_at_night_is_kept_and_received_at_half_past_seven_Dieu_4_2() {
        Life life = new Life(Urgency.NORMAL, "02 00:00")
                .move("02 00:10", new Move.AddFromCitizen("Có chuột nữa", List.of()))
                .move("02 07:31", new Move.Receive())
                .move("02 07:32", new Move.Receive());
        assertThat(life).hasToString("""
                        02 00:00 file KEPT []
                        02 00:10 add-from-citizen KEPT []
                        02 07:31 receive RECEIVED [ACCEPT 02 08:00]
                        02 07:32 receive not now: ALREADY_THERE
                        """);
        assertThat(TIME.format(life.report.receivedAt())).isEqualTo("02 07:30");
        assertThat(new Life(Urgency.NORMAL, "02 06:00").move("02 06:30", new Move.Receive()))
                .as("an operator may take it on earlier")
                .hasToString("""
                        02 06:00 file KEPT []
                        02 06:30 receive RECEIVED [ACCEPT 02 07:00]
                        """);
    }

    @Test
    void the_two_days_run_from_when_the_question_left_and_then_disqualify_Dieu_7_5b_4() {
        Life life = new Life(Urgency.NORMAL, "02 08:00")
                .move("02 08:10", new Move.StartVerifying())
                .move("02 08:20", new Move.AskSupplement("Nhà số mấy ạ?", false))
                .sent("02 09:00")
                .sent("02 09:30")
                .move("03 09:00", new Move.AskSupplement("Nhà số mấy ạ?", false))
                .move("04 08:19", new Move.SupplementMissed())
                .move("04 09:00", new Move.SupplementMissed())
                .move("04 09:01", new Move.Supplement("Số 12", List.of(), null));
        assertThat(life).hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 start-verifying VERIFYING [ACCEPT 02 08:30]
                        02 08:20 ask-supplement SUPPLEMENT []
                        02 09:00 supplement-sent SUPPLEMENT [SUPPLEMENT 04 09:00]
                        03 09:00 ask-supplement not now: ALREADY_THERE
                        04 08:19 supplement-missed not now: STILL_IN_TIME
                        04 09:00 supplement-missed REFUSED []
                        04 09:01 supplement not now: CLOSED
                        """);
        assertThat(life.report.refusal()).isEqualTo(new Report.Refused(Refusal.NOT_SUPPLEMENTED, null));
        assertThat(life.report.supplement()).isNull();
    }

    @Test
    void an_unverified_sender_is_disqualified_for_just_that_and_the_answer_is_kept_out_of_the_report_Dieu_7_5b_5() {
        Life asked = new Life(Urgency.NORMAL, "02 08:00")
                .move("02 08:20", new Move.AskSupplement("Xin xác nhận họ tên ạ", true))
                .sent("02 08:21");
        Report answered = new Reports(lifecycle)
                .at(asked.report, new Move.Supplement("Tôi là Lan, 0905...", List.of(), null), at("02 08:30"));
        assertThat(answered.content()).isEqualTo(asked.report.content());
        assertThat(answered.steps()).extracting(Report.Step::note).doesNotContain("Tôi là Lan, 0905...");
        assertThat(asked.move("04 08:21", new Move.SupplementMissed()).report.refusal())
                .isEqualTo(new Report.Refused(Refusal.NOT_VERIFIED, null));
    }

    @Test
    void after_an_answer_the_report_goes_on_where_it_was_with_the_time_it_had_left() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:29", new Move.AskSupplement("Ảnh mờ quá ạ", false))
                        .sent("02 08:29")
                        .move("02 20:00", new Move.Supplement("", List.of(), null))
                        .move("02 20:00", new Move.Supplement("", List.of(picture()), null))
                        .move("02 20:10", new Move.StartVerifying())
                        .move("02 20:20", new Move.Accept(null, true))
                        .move("02 20:30", new Move.Distribute(List.of("PHU_HOI")))
                        .move("02 20:40", new Move.AskSupplement("Hẻm nào ạ?", false))
                        .move("02 20:45", new Move.Supplement("Kiệt 5", List.of(), null))
                        .move("02 20:50", new Move.Acknowledge("PHU_HOI"))
                        .move("06 20:35", new Move.AskSupplement("Còn rác không ạ?", false))
                        .move("06 21:00", new Move.AskSupplement("Hôm nay còn rác không ạ?", false))
                        .move("06 21:00", new Move.Cancel(null))
                        .move("08 09:00", new Move.Supplement("Còn", List.of(), null)))
                .hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:29 ask-supplement SUPPLEMENT []
                        02 08:29 supplement-sent SUPPLEMENT [SUPPLEMENT 04 08:29]
                        02 20:00 supplement not now: NOTHING_GIVEN
                        02 20:00 supplement RECEIVED [ACCEPT 02 20:30]
                        02 20:10 start-verifying VERIFYING [ACCEPT 02 20:30]
                        02 20:20 accept ACCEPTED [DISTRIBUTE 02 20:50]
                        02 20:30 distribute DISTRIBUTED [ACKNOWLEDGE 02 21:00, HANDLE 10 20:30]
                        02 20:40 ask-supplement SUPPLEMENT []
                        02 20:45 supplement DISTRIBUTED [ACKNOWLEDGE 02 21:05, HANDLE 10 20:35]
                        02 20:50 acknowledge IN_HANDLING [HANDLE 10 20:35]
                        06 20:35 ask-supplement SUPPLEMENT []
                        06 21:00 ask-supplement SUPPLEMENT []
                        06 21:00 cancel not now: ALREADY_IN_HANDLING
                        08 09:00 supplement IN_HANDLING [HANDLE 11 00:00]
                        """);
    }

    @Test
    void an_agency_that_was_late_before_it_asked_stays_late() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:10", new Move.StartVerifying())
                        .move("02 08:20", new Move.Accept(null, true))
                        .move("02 08:30", new Move.Distribute(List.of("PHU_HOI")))
                        .move("11 08:00", new Move.AskSupplement("Còn không ạ?", false))
                        .move("11 09:00", new Move.Supplement("Còn", List.of(), null))
                        .report
                        .deadlines())
                .containsEntry(Clock.HANDLE, at("10 08:30"));
    }

    @Test
    void another_urgency_hands_the_end_of_the_clock_over_and_wins_nobody_time_Dieu_15_1() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:10", urgency(Urgency.SOS))
                        .move("02 08:12", urgency(Urgency.URGENT))
                        .move("02 08:14", urgency(Urgency.NORMAL))
                        .move("02 08:15", urgency(Urgency.NORMAL))
                        .move("02 08:16", new Move.StartVerifying())
                        .move("02 08:20", new Move.Accept(null, true))
                        .move("02 08:25", urgency(Urgency.URGENT))
                        .move("02 08:26", new Move.Distribute(List.of("CONG_AN")))
                        .move("02 08:30", urgency(Urgency.NORMAL)))
                .hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 reclassify RECEIVED [CONTACT 02 08:15, ACT 02 08:30]
                        02 08:12 reclassify RECEIVED [ACT 02 08:30]
                        02 08:14 reclassify RECEIVED [ACCEPT 02 08:30]
                        02 08:15 reclassify not now: ALREADY_THERE
                        02 08:16 start-verifying VERIFYING [ACCEPT 02 08:30]
                        02 08:20 accept ACCEPTED [DISTRIBUTE 02 08:50]
                        02 08:25 reclassify ACCEPTED [ACT 02 08:50]
                        02 08:26 distribute DISTRIBUTED [ACKNOWLEDGE 02 08:56, HANDLE 11 08:26]
                        02 08:30 reclassify DISTRIBUTED [ACKNOWLEDGE 02 08:56, HANDLE 11 08:26]
                        """);
    }

    @Test
    void what_turns_out_urgent_waits_neither_for_the_citizen_nor_for_the_morning_Dieu_4_2_and_15() {
        assertThat(new Life(Urgency.NORMAL, "02 08:00")
                        .move("02 08:10", new Move.AskSupplement("Số mấy ạ?", false))
                        .move("02 08:20", urgency(Urgency.URGENT))
                        .move("02 09:00", new Move.Supplement("Số 12", List.of(), null)))
                .hasToString("""
                        02 08:00 file RECEIVED [ACCEPT 02 08:30]
                        02 08:10 ask-supplement SUPPLEMENT []
                        02 08:20 reclassify SUPPLEMENT [ACT 02 08:50]
                        02 09:00 supplement RECEIVED [ACT 02 08:50]
                        """);
        Life night = new Life(Urgency.NORMAL, "02 02:00").move("02 02:10", urgency(Urgency.SOS));
        assertThat(night).hasToString("""
                02 02:00 file KEPT []
                02 02:10 reclassify RECEIVED [CONTACT 02 02:15, ACT 02 02:40]
                """);
        assertThat(TIME.format(night.report.receivedAt())).isEqualTo("02 02:10");
    }
}
