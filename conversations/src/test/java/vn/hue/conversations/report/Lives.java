package vn.hue.conversations.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** Lives of reports as transcripts: time in Huế, move, status, and the clocks that run. 2 March 2026 is a Monday. */
abstract class Lives {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd HH:mm", Locale.ROOT).withZone(Regulation.ZONE);

    final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));

    static Move urgency(Urgency right) {
        return new Move.Reclassify(null, right);
    }

    static Media picture() {
        return Media.stored("m2", MediaKind.IMAGE, "image/jpeg");
    }

    static Instant at(String dayAndTime) {
        return LocalDateTime.parse("2026-03-" + dayAndTime.replace(' ', 'T'))
                .atZone(Regulation.ZONE)
                .toInstant();
    }

    /** One report and what was done to it, a line a move. */
    final class Life {

        final StringBuilder lines = new StringBuilder();
        Report report;

        Life(Urgency urgency, String filedAt) {
            report = lifecycle.file(Reports.filing(urgency), at(filedAt), "citizen");
            line(filedAt, null);
        }

        Life move(String time, Move move) {
            Outcome outcome = lifecycle.apply(report, move, at(time), "lan");
            if (outcome instanceof Outcome.Moved moved) {
                report = moved.report();
                line(time, null);
            } else {
                line(time, Lifecycle.name(move) + " not now: " + ((Outcome.NotNow) outcome).why());
            }
            return this;
        }

        Life sent(String time) {
            Report after = lifecycle.supplementClockStarted(report, at(time), null);
            if (!after.equals(report)) {
                report = after;
                line(time, null);
            }
            return this;
        }

        private void line(String time, @Nullable String instead) {
            String clocks = report.deadlines().entrySet().stream()
                    .map(clock -> clock.getKey() + " " + TIME.format(clock.getValue()))
                    .collect(Collectors.joining(", ", "[", "]"));
            String done = Reports.lastStep(report).what() + " " + report.status() + " " + clocks;
            lines.append(time)
                    .append(' ')
                    .append(instead == null ? done : instead)
                    .append('\n');
        }

        @Override
        public String toString() {
            return lines.toString();
        }
    }
}
