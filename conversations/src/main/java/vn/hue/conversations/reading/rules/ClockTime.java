package vn.hue.conversations.reading.rules;

/** Times of day in figures: "20h30", "7 giờ 30", "8 giờ rưỡi", "15:20", "8pm"; no durations and no opening hours. */
final class ClockTime {

    private final Lexicon<TimeWord> lexicon;
    private final Words words;

    ClockTime(Lexicon<TimeWord> lexicon, Words words) {
        this.lexicon = lexicon;
        this.words = words;
    }

    /** Gives the moment the clock time that begins at a word; returns the word after it, or the word itself. */
    int read(int i, Moment moment) {
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
            boolean nearMinute = words.isGlued(i + 1) ? words.isGlued(to) || words.isDigits(to) : words.isDigits(to);
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
        } else if (lexicon.at(words, i + 1, TimeWord.RUOI) != null
                && lexicon.at(words, i + 2, TimeWord::isPartOfDay) != null) {
            minute = 30;
            to = i + 2;
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

    boolean isHourWord(int i) {
        if (!words.isLetters(i)) {
            return false;
        }
        String word = words.get(i).folded();
        boolean abbreviated = word.equals("h") || (word.equals("g") && words.isGlued(i));
        return abbreviated || (word.equals("gio") && lexicon.at(words, i, TimeWord.HOUR) != null);
    }

    private boolean isDuration(int i, int to) {
        return (i > 0 && lexicon.at(words, i - 1, TimeWord.LASTING) != null)
                || lexicon.at(words, to, TimeWord.LASTED) != null;
    }

    private boolean isLinkedTo(int i) {
        boolean from = i > 0 && lexicon.at(words, i - 1, TimeWord.FROM) != null;
        boolean dash = isDash(i - 1) && (words.isGlued(i) || (i > 1 && words.isDigits(i - 2)));
        return from || dash || (words.isGlued(i) && (words.isSign(i - 1, '/') || words.isSign(i - 1, ':')));
    }

    private boolean isRange(int to) {
        Lexicon.Hit<TimeWord> until = lexicon.at(words, to, TimeWord.FROM);
        boolean dash = isDash(to) && words.isDigits(to + 1);
        return (dash && words.number(to + 1) <= 24 && (isHourWord(to + 2) || words.isSign(to + 2, ':')))
                || (until != null && words.isDigits(until.to()));
    }

    private boolean isDash(int i) {
        return words.isSign(i, '-') || words.isSign(i, '–');
    }

    private int skip(Words words, int i, TimeWord group) {
        Lexicon.Hit<TimeWord> hit = lexicon.at(words, i, group);
        return hit == null ? i : hit.to();
    }
}
