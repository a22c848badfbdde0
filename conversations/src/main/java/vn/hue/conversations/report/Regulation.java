package vn.hue.conversations.report;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;

/**
 * Every number of {@code QĐ 30/2022/QĐ-UBND}, and nowhere else.
 *
 * <p>"01 ngày" and "02 ngày" are 24 and 48 hours from the event, weekends included: the shortest reading that a citizen
 * can count on a clock, and never shorter than a calendar day. "Ngày làm việc" are counted by {@link WorkingCalendar}.
 */
public final class Regulation {

    /** Hours of the day and days of the week are those of Huế. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** From 24:00 on only urgent matters are received. {@code Điều 4.2}. */
    public static final LocalTime NIGHT_START = LocalTime.MIDNIGHT;

    /** From this minute on everything is received again. {@code Điều 4.2}. */
    public static final LocalTime NIGHT_END = LocalTime.of(7, 30);

    /** A picture is taken at most so long before it is sent. {@code Điều 7.5a}. */
    public static final Duration PICTURE_MAX_AGE = Duration.ofHours(24);

    /** The citizen supplements within 02 days of the question. {@code Điều 7.5b.4}. */
    public static final Duration SUPPLEMENT = Duration.ofHours(48);

    /** The sender or the content is verified within 02 days. {@code Điều 7.5b.5}. */
    public static final Duration VERIFICATION = Duration.ofHours(48);

    /** The centre accepts. {@code Điều 9.1}; first half of the hour of {@code Phụ lục 2, bước 1}. */
    public static final Duration ACCEPT = Duration.ofMinutes(30);

    /** The centre distributes after acceptance. {@code Điều 10.1}; second half of {@code Phụ lục 2, bước 1}. */
    public static final Duration DISTRIBUTE = Duration.ofMinutes(30);

    /** The agency acknowledges after distribution. {@code Điều 11.1, 15.3, 18.3; Phụ lục 2, bước 2}. */
    public static final Duration ACKNOWLEDGE = Duration.ofMinutes(30);

    /** The agency asks for more information. {@code Điều 11.1}. */
    public static final Duration ASK_FOR_MORE = Duration.ofHours(24);

    /** The agency returns what is not its matter. {@code Điều 11.2; Phụ lục 2, bước 3}. */
    public static final Duration RETURN_TO_CENTRE = Duration.ofMinutes(60);

    /** The agency handles. {@code Điều 11.2; Phụ lục 2, bước 3}. */
    public static final int HANDLE_WORKING_DAYS = 6;

    /** The agency handles an urgent matter, result included. {@code Điều 15.4}. */
    public static final int HANDLE_URGENT_WORKING_DAYS = 7;

    /** A handling longer than this is reported to the province. {@code Điều 14.2}. */
    public static final int LATE_WORKING_DAYS = 7;

    /** The agency enters a result it has reached. {@code Điều 11.4}. */
    public static final int ENTER_RESULT_WORKING_DAYS = 1;

    /** The agency enters and approves an urgent result it has reached. {@code Điều 15.4}. */
    public static final Duration ENTER_URGENT_RESULT = Duration.ofHours(1);

    /** The agency's leader approves. {@code Phụ lục 2, bước 4}. */
    public static final Duration APPROVE = Duration.ofHours(24);

    /** The centre edits and publishes. {@code Phụ lục 2, bước 5}. */
    public static final Duration PUBLISH = Duration.ofHours(1);

    /** The agency mends a result that is not in the form of {@code Phụ lục 1}. {@code Điều 12.2}. */
    public static final Duration MEND_FORM = Duration.ofMinutes(30);

    /** The agency mends a result that is insufficient, inexact or without after-pictures. {@code Điều 12.2}. */
    public static final Duration MEND_CONTENT = Duration.ofHours(1);

    /** So many unanswered calls of the centre within {@link #MISSED_CALLS_WITHIN} are a violation. {@code Điều 12.2}. */
    public static final int MISSED_CALLS = 3;

    /** {@code Điều 12.2}. */
    public static final Duration MISSED_CALLS_WITHIN = Duration.ofDays(3);

    /** The agency answers an interaction. {@code Điều 13.3}. */
    public static final Duration ANSWER_INTERACTION = Duration.ofHours(24);

    /** An account with more improper reports than this is locked. {@code Điều 14.1}. */
    public static final int VIOLATIONS = 3;

    /** With more improper interactions than this within {@link #INTERACTION_LOCK}, interaction is locked. {@code Điều 14.1}. */
    public static final int INTERACTION_VIOLATIONS = 3;

    /** The month in which they count, and the month of the lock. {@code Điều 14.1}. */
    public static final Period INTERACTION_LOCK = Period.ofMonths(1);

    /** Below this share of satisfied and accepting ratings an agency is reported. {@code Điều 14.2, 14.3}. */
    public static final int SATISFIED_PERCENT = 70;

    /** Above this share of unanswered interactions an agency can't be ranked excellent. {@code Điều 14.3}. */
    public static final int UNANSWERED_PERCENT = 30;

    /** Above this share of late returns, poor results or repeated violations it can't either. {@code Điều 14.3}. */
    public static final int FAULTY_PERCENT = 20;

    /** Nor with more missed hotline calls than this. {@code Điều 14.3}. */
    public static final int MISSED_HOTLINE_CALLS = 5;

    /** Nor with more directives for violations than this. {@code Điều 14.3}. */
    public static final int DIRECTIVES = 3;

    /** The centre acts on an urgent report. {@code Điều 15.1}. */
    public static final Duration ACT = Duration.ofMinutes(30);

    /** The coordinating agency says who is competent, and whether it agrees with the result. {@code Điều 16}. */
    public static final int COORDINATE_WORKING_DAYS = 1;

    /** A hotline call is forwarded. {@code Điều 17.3}. */
    public static final Duration FORWARD_CALL = Duration.ofSeconds(20);

    /** The centre contacts the sender of an SOS. {@code Điều 18.1}. */
    public static final Duration CONTACT = Duration.ofMinutes(5);

    private Regulation() {}
}
