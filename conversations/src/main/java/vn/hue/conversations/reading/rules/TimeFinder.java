package vn.hue.conversations.reading.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;

/**
 * When something was seen: always a past instant of the province's time zone. Opening hours, durations and things that
 * happen every day are no instant.
 */
final class TimeFinder {

    private static final int COURTESIES = 2;

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
            TimePhrase phrase = ago(words, i, now);
            if (phrase == null) {
                phrase = hit == null ? null : now(words, hit, now);
            }
            if (phrase == null) {
                phrase = new TimeParse(lexicon, words, i).phrase(now);
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

    private @Nullable TimePhrase now(Words words, Lexicon.Hit<TimeWord> hit, Instant now) {
        boolean vague = hit.group() == TimeWord.VAGUE_NOW && hit.from() == 0 && isAlone(words, hit);
        return vague || hit.group() == TimeWord.NOW ? new TimePhrase(hit.to(), now) : null;
    }

    /** Whether hardly anything follows, and nothing about time. */
    private boolean isAlone(Words words, Lexicon.Hit<TimeWord> hit) {
        if (words.size() - hit.to() > COURTESIES) {
            return false;
        }
        for (int i = hit.to(); i < words.size(); i++) {
            if (words.isDigits(i) || lexicon.at(words, i) != null) {
                return false;
            }
        }
        return true;
    }

    /** "cách đây 2 tiếng", "2 tiếng trước", "nửa tiếng trước", "2 hours ago". */
    private @Nullable TimePhrase ago(Words words, int from, Instant now) {
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
        return new TimePhrase(
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
}
