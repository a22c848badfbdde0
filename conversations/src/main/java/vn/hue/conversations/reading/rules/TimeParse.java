package vn.hue.conversations.reading.rules;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a moment together from the words at one place: clock, part of the day, day, date, in any order. */
final class TimeParse {

    private static final int LONGEST = 14;

    /** After "toi qua" typed without marks these say that "I" went "through" something. */
    private static final Set<String> PASSED =
            Set.of("duong", "cau", "nga", "cho", "day", "khu", "do", "cong", "truong", "song", "doan", "le");

    private final Lexicon<TimeWord> lexicon;
    private final Words words;
    private final int from;
    private final DateFigures figures;
    private final ClockTime clocks;
    private final Moment moment = new Moment();
    private int end;
    private boolean tied;

    TimeParse(Lexicon<TimeWord> lexicon, Words words, int from) {
        this.lexicon = lexicon;
        this.words = words;
        this.from = from;
        this.end = from;
        this.figures = new DateFigures(lexicon, words);
        this.clocks = new ClockTime(lexicon, words);
    }

    @Nullable
    TimePhrase phrase(Instant now) {
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
        return new TimePhrase(end, repeated ? null : moment.before(now));
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
                        || (words.isSign(i, '-') && words.get(i).spaced()));
        return sign ? i + 1 : i;
    }

    private int element(int i) {
        int next = i;
        if (!moment.hasDate()) {
            next = figures.read(i, moment);
        }
        if (next == i && !moment.hasClock()) {
            next = clocks.read(i, moment);
        }
        return next == i ? word(i) : next;
    }

    private int word(int i) {
        Lexicon.Hit<TimeWord> hit = lexicon.at(words, i, TimeParse::isElement);
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

    private static boolean isElement(TimeWord word) {
        return word.isPartOfDay()
                || word.daysBack() >= 0
                || word.isWeekday()
                || word == TimeWord.LAST_WEEK
                || word == TimeWord.JUST
                || word == TimeWord.NEUTRAL;
    }
}
