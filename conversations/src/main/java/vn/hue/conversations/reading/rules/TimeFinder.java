package vn.hue.conversations.reading.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;

/**
 * When something was seen: always a past instant of the province's time zone. Opening hours, durations and things that
 * happen every day are no instant.
 */
final class TimeFinder {

    private static final int LONGEST = 14;
    private static final int SHORT_TEXT = 4;

    /** A number after one of these is a house or a road, not a day. */
    private static final Set<String> ADDRESS_WORDS =
            Set.of("kiet", "hem", "ngo", "ngach", "so", "nha", "duong", "pho", "to", "lo", "ql", "tl", "k");
    /** After "toi qua" typed without marks these say that "I" went "through" something. */
    private static final Set<String> PASSED =
            Set.of("duong", "cau", "nga", "cho", "day", "khu", "do", "cong", "truong", "song", "doan", "le");

    private final Lexicon<TimeWord> lexicon = Lexicon.load("time.txt", TimeWord.class);

    List<Found> find(Words words, Instant now) {
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Lexicon.Hit<TimeWord> hit = lexicon.at(words, i);
            if (hit == null && !words.isDigits(i)) {
                i++;
                continue;
            }
            if (hit != null && hit.group() == TimeWord.NEUTRAL) {
                i = hit.to();
                continue;
            }
            Phrase phrase = ago(words, i, now);
            if (phrase == null) {
                phrase = hit == null ? null : now(words, hit, now);
            }
            if (phrase == null) {
                phrase = new Parse(words, i).phrase(now);
            }
            if (phrase == null) {
                i++;
            } else {
                FoldedText.Span span = words.span(i, phrase.to());
                if (phrase.at() != null) {
                    found.add(new Found(
                            words.text()
                                    .entity(
                                            Entity.Type.TIME,
                                            span.from(),
                                            span.to(),
                                            phrase.at().toString()),
                            span));
                }
                i = phrase.to();
            }
        }
        return found;
    }

    private @Nullable Phrase now(Words words, Lexicon.Hit<TimeWord> hit, Instant now) {
        boolean vague = hit.group() == TimeWord.VAGUE_NOW && words.size() <= SHORT_TEXT && hit.from() == 0;
        return vague || hit.group() == TimeWord.NOW ? new Phrase(hit.to(), now) : null;
    }

    /** "cách đây 2 tiếng", "2 tiếng trước", "nửa tiếng trước", "2 hours ago". */
    private @Nullable Phrase ago(Words words, int from, Instant now) {
        Lexicon.Hit<TimeWord> since = lexicon.at(words, from, TimeWord.SINCE);
        int i = since == null ? from : skip(words, since.to(), TimeWord.AT);
        long halves = halves(words, i);
        if (halves < 0) {
            return null;
        }
        Lexicon.Hit<TimeWord> unit = lexicon.at(words, i + 1, TimeFinder::isUnit);
        if (unit == null) {
            return null;
        }
        int to = unit.to();
        Lexicon.Hit<TimeWord> half = lexicon.at(words, to, TimeWord.RUOI);
        if (half != null) {
            halves++;
            to = half.to();
        }
        Lexicon.Hit<TimeWord> ago = lexicon.at(words, to, TimeWord.AGO);
        if (ago == null && since == null) {
            return null;
        }
        return new Phrase(
                ago == null ? to : ago.to(),
                now.minus(length(unit.group()).multipliedBy(halves).dividedBy(2)));
    }

    private long halves(Words words, int i) {
        int number = words.number(i);
        if (number > 0) {
            return number * 2L;
        }
        Lexicon.Hit<TimeWord> word = lexicon.at(words, i, w -> w.number() > 0 || w == TimeWord.HALF);
        if (word == null || word.to() != i + 1) {
            return -1;
        }
        return word.group() == TimeWord.HALF ? 1 : word.group().number() * 2L;
    }

    private static boolean isElement(TimeWord word) {
        return word.isPartOfDay()
                || word.daysBack() >= 0
                || word.isWeekday()
                || word == TimeWord.LAST_WEEK
                || word == TimeWord.JUST
                || word == TimeWord.NEUTRAL;
    }

    private static boolean isUnit(TimeWord word) {
        return word.compareTo(TimeWord.MINUTE) >= 0 && word.compareTo(TimeWord.MONTH) <= 0;
    }

    private static Duration length(TimeWord unit) {
        return switch (unit) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            default -> Duration.ofDays(30);
        };
    }

    private int skip(Words words, int i, TimeWord group) {
        Lexicon.Hit<TimeWord> hit = lexicon.at(words, i, group);
        return hit == null ? i : hit.to();
    }

    /**
     * A stretch of words about time.
     *
     * @param to the word after its last
     * @param at what it means; null for the future and for what is no instant
     */
    private record Phrase(int to, @Nullable Instant at) {}

    /** Puts a moment together from the words at one place: clock, part of the day, day, date, in any order. */
    private final class Parse {
        private final Words words;
        private final int from;
        private final Moment moment = new Moment();
        private int end;
        private boolean tied;

        Parse(Words words, int from) {
            this.words = words;
            this.from = from;
            this.end = from;
        }

        @Nullable
        Phrase phrase(Instant now) {
            int i = from;
            int linked = 0;
            while (i < words.size() && i - from < LONGEST) {
                int next = element(i);
                if (next > i) {
                    i = next;
                    end = next;
                    linked = 0;
                    tied = false;
                    continue;
                }
                next = link(i);
                if (next == i || ++linked > 2) {
                    break;
                }
                i = next;
            }
            if (end == from || !moment.isAnchored()) {
                return null;
            }
            boolean repeated = lexicon.at(words, end, TimeWord.REPEATED) != null;
            return new Phrase(end, repeated ? null : moment.before(now));
        }

        /** Words that hold the elements together, and say nothing alone. */
        private int link(int i) {
            Lexicon.Hit<TimeWord> any = lexicon.at(words, i);
            if (any != null && any.group() == TimeWord.NEUTRAL) {
                return i;
            }
            Lexicon.Hit<TimeWord> hit =
                    lexicon.at(words, i, w -> w == TimeWord.AT || w == TimeWord.HOI || w == TimeWord.DATE_WORD);
            if (hit != null) {
                tied = hit.group() == TimeWord.HOI || hit.group() == TimeWord.DATE_WORD;
                return hit.to();
            }
            boolean sign = i > from
                    && (words.isSign(i, ',')
                            || words.isSign(i, '-') && words.get(i).spaced());
            return sign ? i + 1 : i;
        }

        private int element(int i) {
            int next = i;
            if (!moment.hasDate()) {
                next = date(i);
            }
            if (next == i && !moment.hasClock()) {
                next = clock(i);
            }
            return next == i ? word(i) : next;
        }

        private int word(int i) {
            Lexicon.Hit<TimeWord> hit = lexicon.at(words, i, TimeFinder::isElement);
            if (hit == null || hit.group() == TimeWord.NEUTRAL) {
                return i;
            }
            TimeWord group = hit.group();
            if (group.isPartOfDay() && !moment.hasPart()) {
                moment.part(group);
                if (tied) {
                    moment.anchor();
                }
                return hit.to();
            }
            if (group == TimeWord.THIS || group == TimeWord.PAST) {
                return thisOrPast(i, hit);
            }
            if (group.daysBack() >= 0 && !moment.hasDay()) {
                moment.day(group);
                return hit.to();
            }
            if (group.isWeekday() && !moment.hasDay()) {
                moment.weekday(group.weekday());
                if (tied || group == TimeWord.SUNDAY) {
                    moment.anchor();
                }
                return hit.to();
            }
            if (moment.hasWeekday() && (group == TimeWord.LAST_WEEK || group == TimeWord.JUST)) {
                moment.anchor();
                if (group == TimeWord.LAST_WEEK) {
                    moment.weekBefore();
                }
                return hit.to();
            }
            return i;
        }

        private int thisOrPast(int i, Lexicon.Hit<TimeWord> hit) {
            boolean english = words.get(i).folded().equals("this");
            if (english) {
                Lexicon.Hit<TimeWord> part = lexicon.at(words, hit.to(), TimeWord::isPartOfDay);
                if (part == null || moment.hasPart() || moment.hasDay()) {
                    return i;
                }
                moment.day(TimeWord.THIS);
                moment.part(part.group());
                return part.to();
            }
            boolean passed = hit.group() == TimeWord.PAST
                    && !words.strict()
                    && !words.get(i - (i > 0 ? 1 : 0)).hasMarks()
                    && words.has(hit.to())
                    && PASSED.contains(words.get(hit.to()).folded());
            if (!moment.hasPart() || moment.hasDay() || end != i || passed) {
                return i;
            }
            moment.day(hit.group());
            return hit.to();
        }

        /** "20h30", "7 giờ 30", "8 giờ rưỡi", "15:20", "8pm". */
        private int clock(int i) {
            int hour = words.number(i);
            if (hour < 0 || hour > 23 || words.get(i).folded().length() > 2 || isLinkedTo(i)) {
                return i;
            }
            int minute = 0;
            int to;
            if (words.isSign(i + 1, ':') && words.isGlued(i + 1) && words.isGlued(i + 2)) {
                minute = minute(i + 2);
                to = i + 3;
                if (minute < 0 || words.get(i + 2).folded().length() != 2) {
                    return i;
                }
                if (words.isSign(to, ':') && words.isGlued(to) && minute(to + 1) >= 0) {
                    to += 2;
                }
            } else if (isHourWord(i + 1)) {
                to = i + 2;
                boolean nearMinute =
                        words.isGlued(i + 1) ? words.isGlued(to) || words.isDigits(to) : words.isDigits(to);
                int said = nearMinute ? minute(to) : -1;
                if (said >= 0) {
                    minute = said;
                    to++;
                    to = skip(words, to, TimeWord.MINUTE);
                } else if (lexicon.at(words, to, TimeWord.RUOI) != null) {
                    minute = 30;
                    to++;
                } else if (words.get(i + 1).folded().equals("g")) {
                    return i;
                }
                if (isDuration(i, to)) {
                    return i;
                }
            } else {
                Lexicon.Hit<TimeWord> half = lexicon.at(words, i + 1, w -> w == TimeWord.AM || w == TimeWord.PM);
                if (half == null) {
                    return i;
                }
                to = i + 1;
            }
            if (isRange(to)) {
                return i;
            }
            moment.clock(hour, minute);
            return to;
        }

        private int minute(int i) {
            int minute = words.number(i);
            return minute <= 59 ? minute : -1;
        }

        private boolean isHourWord(int i) {
            if (!words.isLetters(i)) {
                return false;
            }
            String word = words.get(i).folded();
            boolean abbreviated = word.equals("h") || word.equals("g") && words.isGlued(i);
            return abbreviated || word.equals("gio") && lexicon.at(words, i, TimeWord.HOUR) != null;
        }

        private boolean isDuration(int i, int to) {
            return i > 0 && lexicon.at(words, i - 1, TimeWord.LASTING) != null
                    || lexicon.at(words, to, TimeWord.LASTED) != null;
        }

        private boolean isLinkedTo(int i) {
            boolean from = i > 0 && lexicon.at(words, i - 1, TimeWord.FROM) != null;
            boolean dash = isDash(i - 1) && (words.isGlued(i) || i > 1 && words.isDigits(i - 2));
            return from || dash || words.isGlued(i) && (words.isSign(i - 1, '/') || words.isSign(i - 1, ':'));
        }

        private boolean isRange(int to) {
            Lexicon.Hit<TimeWord> until = lexicon.at(words, to, TimeWord.FROM);
            boolean dash = isDash(to) && words.isDigits(to + 1);
            return dash && words.number(to + 1) <= 24 && (isHourWord(to + 2) || words.isSign(to + 2, ':'))
                    || until != null && words.isDigits(until.to());
        }

        private boolean isDash(int i) {
            return words.isSign(i, '-') || words.isSign(i, '–');
        }

        /** "12/11/2026", "2026-11-12", "ngày 12 tháng 11", "ngày 19.9"; a bare "8/3" only beside a clock or a part. */
        private int date(int i) {
            Lexicon.Hit<TimeWord> word = lexicon.at(words, i, TimeWord.DATE_WORD);
            int at = word == null ? i : word.to();
            boolean worded = word != null;
            if (!words.isDigits(at) || words.isGlued(at) && !worded && at > 0 && !words.isLetters(at - 1)) {
                return i;
            }
            if (!worded && at > 0 && ADDRESS_WORDS.contains(words.get(at - 1).folded())) {
                return i;
            }
            int first = words.number(at);
            char separator = separator(at + 1);
            if (separator != 0) {
                return separated(i, at, worded, first, separator);
            }
            Lexicon.Hit<TimeWord> month = lexicon.at(words, at + 1, TimeWord.MONTH);
            if (month != null && isDay(first) && isMonth(words.number(month.to()))) {
                int to = month.to() + 1;
                Lexicon.Hit<TimeWord> year = lexicon.at(words, to, TimeWord.YEAR_WORD);
                int inYear = year == null ? 0 : words.number(year.to());
                boolean full = year != null && isYear(inYear);
                moment.date(first, words.number(month.to()), full ? inYear : 0);
                return full && year != null ? year.to() + 1 : to;
            }
            boolean alone = words.isDigits(at) && (!words.isLetters(at + 1) || moment.hasClock() || moment.hasPart());
            if (worded && isDay(first) && alone && words.get(at).spaced()) {
                moment.date(first, 0, 0);
                return at + 1;
            }
            return i;
        }

        private int separated(int i, int at, boolean worded, int first, char separator) {
            int second = words.number(at + 2);
            boolean three = separator(at + 3) == separator && words.isDigits(at + 4);
            if (!three) {
                boolean beside = separator == '/' && (moment.hasClock() || moment.hasPart() || isClockAhead(at + 3));
                boolean free = separator(at + 3) == 0 && !(words.isCapital(at + 3) && !worded);
                if (!isDay(first) || !isMonth(second) || !(worded || beside) || !free) {
                    return i;
                }
                moment.date(first, second, 0);
                return at + 3;
            }
            int third = words.number(at + 4);
            boolean more = separator(at + 5) == separator;
            if (isYear(first) && isMonth(second) && isDay(third) && !more) {
                moment.date(third, second, first);
                return at + 5;
            }
            boolean shortYear = words.get(at + 4).folded().length() == 2 && (worded || !words.isCapital(at + 5));
            int year = shortYear && third >= 0 ? 2000 + third : third;
            if (!isDay(first) || !isMonth(second) || !isYear(year) || more) {
                return i;
            }
            moment.date(first, second, year);
            return at + 5;
        }

        private boolean isClockAhead(int i) {
            int at = skip(words, i, TimeWord.HOI);
            return at > i && words.isDigits(at) && isHourWord(at + 1);
        }

        private char separator(int i) {
            if (!words.isGlued(i) || !words.isGlued(i + 1) || !words.isDigits(i + 1)) {
                return 0;
            }
            char sign = words.get(i).folded().charAt(0);
            return sign == '/' || sign == '-' || sign == '.' ? sign : 0;
        }

        private static boolean isDay(int number) {
            return number >= 1 && number <= 31;
        }

        private static boolean isMonth(int number) {
            return number >= 1 && number <= 12;
        }

        private static boolean isYear(int number) {
            return number >= 1990 && number <= 2099;
        }
    }
}
