package vn.hue.conversations.reading.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What a word says about time; the phrases are in {@code time.txt}. */
enum TimeWord {
    NOW,
    /** Only an answer when nothing else is said. */
    VAGUE_NOW,
    AGO,
    SINCE,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    HALF,
    RUOI,
    ONE,
    TWO,
    THREE,
    FOUR,
    FIVE,
    SIX,
    SEVEN,
    EIGHT,
    NINE,
    TEN,
    DAWN,
    MORNING,
    NOON,
    AFTERNOON,
    EVENING,
    NIGHT,
    PM,
    AM,
    TODAY,
    THIS,
    LAST_NIGHT,
    YESTERDAY,
    /** "qua", which is yesterday only after a part of the day. */
    PAST,
    BEFORE_YESTERDAY,
    THREE_DAYS_AGO,
    HOI,
    AT,
    DATE_WORD,
    YEAR_WORD,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    LAST_WEEK,
    JUST,
    FROM,
    LASTING,
    LASTED,
    REPEATED,
    NEUTRAL;

    boolean isPartOfDay() {
        return compareTo(DAWN) >= 0 && compareTo(AM) <= 0;
    }

    boolean isWeekday() {
        return compareTo(MONDAY) >= 0 && compareTo(SUNDAY) <= 0;
    }

    DayOfWeek weekday() {
        return DayOfWeek.valueOf(name());
    }

    /** How many days before today; -1 when it names no day. */
    int daysBack() {
        return switch (this) {
            case TODAY, THIS -> 0;
            case YESTERDAY, PAST, LAST_NIGHT -> 1;
            case BEFORE_YESTERDAY -> 2;
            case THREE_DAYS_AGO -> 3;
            default -> -1;
        };
    }

    /** 1 to 10; -1 when it is no number. */
    int number() {
        return switch (this) {
            case ONE -> 1;
            case TWO -> 2;
            case THREE -> 3;
            case FOUR -> 4;
            case FIVE -> 5;
            case SIX -> 6;
            case SEVEN -> 7;
            case EIGHT -> 8;
            case NINE -> 9;
            case TEN -> 10;
            default -> -1;
        };
    }

    /** The hour a part of the day stands for when none is given. */
    @Nullable
    LocalTime usual() {
        return switch (this) {
            case DAWN -> LocalTime.of(5, 0);
            case MORNING -> LocalTime.of(8, 0);
            case NOON -> LocalTime.of(12, 0);
            case AFTERNOON -> LocalTime.of(16, 0);
            case EVENING -> LocalTime.of(20, 0);
            case NIGHT -> LocalTime.of(23, 0);
            default -> null;
        };
    }

    /** Whether twelve hours are added to an hour said on a twelve-hour clock. */
    boolean addsTwelve(int hour) {
        return switch (this) {
            case NOON -> hour <= 3;
            case AFTERNOON, EVENING, PM -> hour < 12;
            case NIGHT -> hour >= 6 && hour < 12;
            default -> false;
        };
    }

    /** Whether twelve o'clock is the midnight that ends the day. */
    boolean twelveIsMidnight() {
        return this == EVENING || this == NIGHT;
    }
}
