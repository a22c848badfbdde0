package vn.hue.conversations.reading.rules;

import java.util.Set;

/** Dates in figures: "12/11/2026", "2026-11-12", "ngày 12 tháng 11", "ngày 19.9"; a bare "8/3" only beside a time of day. */
final class DateFigures {

    /** A number after one of these is a house or a road, not a day. */
    private static final Set<String> ADDRESS_WORDS =
            Set.of("kiet", "hem", "ngo", "ngach", "so", "nha", "duong", "pho", "to", "lo", "ql", "tl", "k");

    private final Lexicon<TimeWord> lexicon;
    private final Words words;

    DateFigures(Lexicon<TimeWord> lexicon, Words words) {
        this.lexicon = lexicon;
        this.words = words;
    }

    /** Gives the moment the date that begins at a word; returns the word after it, or the word itself. */
    int read(int i, Moment moment) {
        Lexicon.Hit<TimeWord> word = lexicon.at(words, i, TimeWord.DATE_WORD);
        int at = word == null ? i : word.to();
        boolean worded = word != null;
        if (!words.isDigits(at) || (words.isGlued(at) && !worded && at > 0 && !words.isLetters(at - 1))) {
            return i;
        }
        if (!worded && at > 0 && ADDRESS_WORDS.contains(words.get(at - 1).folded())) {
            return i;
        }
        int first = words.number(at);
        char separator = separator(at + 1);
        if (separator != 0) {
            return separated(i, at, worded, first, separator, moment);
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

    private int separated(int i, int at, boolean worded, int first, char separator, Moment moment) {
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
        return at > i && words.isDigits(at) && new ClockTime(lexicon, words).isHourWord(at + 1);
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

    private int skip(Words words, int i, TimeWord group) {
        Lexicon.Hit<TimeWord> hit = lexicon.at(words, i, group);
        return hit == null ? i : hit.to();
    }
}
