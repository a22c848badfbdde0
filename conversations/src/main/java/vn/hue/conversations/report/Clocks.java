package vn.hue.conversations.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.hue.conversations.reading.Urgency;

/**
 * What starts and stops the clocks of {@code QĐ 30/2022, Phụ lục 2} and of articles 9 to 13, 15 and 18.
 *
 * <table>
 * <caption>Clocks of a report</caption>
 * <tr><th>clock</th><th>starts</th><th>stops</th></tr>
 * <tr><td>CONTACT</td><td>SOS filed</td><td>contacted, result</td></tr>
 * <tr><td>ACT</td><td>urgent filed, or returned by the last agency</td><td>distributed</td></tr>
 * <tr><td>ACCEPT</td><td>received; anew with the answer to a question, at night from 07:30</td><td>accepted</td></tr>
 * <tr><td>DISTRIBUTE</td><td>accepted, or returned by the last agency</td><td>distributed</td></tr>
 * <tr><td>ACKNOWLEDGE</td><td>distributed</td><td>every agency has acknowledged</td></tr>
 * <tr><td>HANDLE</td><td>distributed, so that a late acknowledgement wins nothing; reopened</td><td>result</td></tr>
 * <tr><td>PUBLISH</td><td>result</td><td>published, sent back</td></tr>
 * <tr><td>MEND_RESULT</td><td>sent back</td><td>result</td></tr>
 * <tr><td>ANSWER_INTERACTION</td><td>interaction, not satisfied</td><td>answered, reopened</td></tr>
 * <tr><td>SUPPLEMENT</td><td>the question has really left</td><td>answered, missed</td></tr>
 * </table>
 *
 * <p>A refusal that is overturned, and a report that no longer follows another, begin anew as if just received.
 *
 * <p>An urgent report has ACT in place of ACCEPT and DISTRIBUTE. A refusal or a cancellation stops everything. While the
 * citizen is asked, the clocks of centre and agency stand still, but never CONTACT and ACT: afterwards each goes on with
 * the time it had left, HANDLE with its working time. What was late before the question stays late.
 */
final class Clocks {

    private final WorkingCalendar calendar;

    Clocks(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    SortedMap<Clock, Instant> filed(Status status, Urgency urgency, Instant receivedAt) {
        SortedMap<Clock, Instant> deadlines = new TreeMap<>();
        if (urgency == Urgency.SOS) {
            deadlines.put(Clock.CONTACT, receivedAt.plus(Regulation.CONTACT));
        }
        if (urgency != Urgency.NORMAL) {
            deadlines.put(Clock.ACT, receivedAt.plus(Regulation.ACT));
        } else if (status == Status.RECEIVED) {
            deadlines.put(Clock.ACCEPT, receivedAt.plus(Regulation.ACCEPT));
        }
        return deadlines;
    }

    void received(Change change) {
        change.deadlines.put(Clock.ACCEPT, change.receivedAt.plus(Regulation.ACCEPT));
    }

    void accepted(Change change) {
        change.deadlines.remove(Clock.ACCEPT);
        if (!change.urgent()) {
            change.deadlines.put(Clock.DISTRIBUTE, change.at.plus(Regulation.DISTRIBUTE));
        }
    }

    void distributed(Change change) {
        stop(change, Clock.ACCEPT, Clock.DISTRIBUTE, Clock.ACT);
        change.deadlines.putIfAbsent(Clock.ACKNOWLEDGE, change.at.plus(Regulation.ACKNOWLEDGE));
        change.deadlines.computeIfAbsent(Clock.HANDLE, clock -> handle(change));
    }

    void returned(Change change) {
        stop(change, Clock.ACKNOWLEDGE, Clock.HANDLE, Clock.MEND_RESULT);
        if (change.urgent()) {
            change.deadlines.put(Clock.ACT, change.at.plus(Regulation.ACT));
        } else {
            change.deadlines.put(Clock.DISTRIBUTE, change.at.plus(Regulation.DISTRIBUTE));
        }
    }

    void resultEntered(Change change) {
        stop(change, Clock.CONTACT, Clock.ACKNOWLEDGE, Clock.HANDLE, Clock.MEND_RESULT);
        change.deadlines.put(Clock.PUBLISH, change.at.plus(Regulation.PUBLISH));
    }

    void sentBack(Change change, boolean formOnly) {
        stop(change, Clock.PUBLISH);
        Duration mend = formOnly ? Regulation.MEND_FORM : Regulation.MEND_CONTENT;
        change.deadlines.put(Clock.MEND_RESULT, change.at.plus(mend));
    }

    /** A second interaction does not push the answer to the first. */
    void interacted(Change change) {
        change.deadlines.putIfAbsent(Clock.ANSWER_INTERACTION, change.at.plus(Regulation.ANSWER_INTERACTION));
    }

    void reopened(Change change) {
        stop(change, Clock.ANSWER_INTERACTION);
        change.deadlines.put(Clock.HANDLE, handle(change));
    }

    /** Verified again from now on, as if it had just been received. */
    void restarted(Change change) {
        boolean contact = change.urgency == Urgency.SOS && !change.wentThrough("contact");
        change.deadlines.clear();
        if (contact) {
            change.deadlines.put(Clock.CONTACT, change.at.plus(Regulation.CONTACT));
        }
        if (change.urgent()) {
            change.deadlines.put(Clock.ACT, change.at.plus(Regulation.ACT));
        } else {
            change.deadlines.put(Clock.ACCEPT, change.at.plus(Regulation.ACCEPT));
        }
    }

    /** Handled with another report: its clocks are that one's. Whoever calls SOS is contacted all the same. */
    void followed(Change change) {
        change.deadlines.keySet().retainAll(Set.of(Clock.CONTACT));
    }

    /**
     * The clock of acting on an urgent report and those of accepting and distributing hand their end to each other, so
     * that what was late stays late and nobody wins time by a label. An agency that has it keeps the end it was told.
     */
    void reclassified(Change change) {
        if (change.urgency == Urgency.SOS && !change.wentThrough("contact")) {
            change.deadlines.put(Clock.CONTACT, change.at.plus(Regulation.CONTACT));
        } else if (change.urgency != Urgency.SOS) {
            change.deadlines.remove(Clock.CONTACT);
        }
        if (change.status == Status.KEPT && change.urgent()) {
            change.receivedAt = change.at;
            change.status = Status.RECEIVED;
            change.deadlines.put(Clock.ACT, change.at.plus(Regulation.ACT));
            return;
        }
        Report.Question asked = change.supplement;
        Status stands = asked == null ? change.status : asked.resume();
        if (stands != Status.RECEIVED && stands != Status.VERIFYING && stands != Status.ACCEPTED) {
            return;
        }
        Clock waiting = stands == Status.ACCEPTED ? Clock.DISTRIBUTE : Clock.ACCEPT;
        if (change.urgent() && !change.deadlines.containsKey(Clock.ACT)) {
            Instant end = change.deadlines.remove(waiting);
            change.deadlines.put(Clock.ACT, end == null ? change.at.plus(Regulation.ACT) : end);
            if (asked != null) {
                SortedMap<Clock, Instant> paused = new TreeMap<>(asked.paused());
                paused.remove(waiting);
                change.supplement = asked.pausing(paused);
            }
        } else if (!change.urgent()) {
            Instant end = change.deadlines.remove(Clock.ACT);
            if (end == null) {
                return;
            }
            if (asked == null) {
                change.deadlines.put(waiting, end);
            } else {
                SortedMap<Clock, Instant> paused = new TreeMap<>(asked.paused());
                paused.put(waiting, end);
                change.supplement = asked.pausing(paused);
            }
        }
    }

    /** Takes the clocks that wait with the citizen out of the report. */
    SortedMap<Clock, Instant> pause(Change change) {
        SortedMap<Clock, Instant> paused = new TreeMap<>(change.deadlines);
        paused.keySet().removeIf(clock -> !waits(clock));
        change.deadlines.keySet().removeAll(paused.keySet());
        return paused;
    }

    /** Puts them back with what was left of them when the question was asked. */
    void resume(Change change, Report.Question question) {
        stop(change, Clock.SUPPLEMENT);
        for (Map.Entry<Clock, Instant> paused : question.paused().entrySet()) {
            change.deadlines.put(
                    paused.getKey(), resumed(paused.getKey(), paused.getValue(), question.askedAt(), change.at));
        }
    }

    private Instant resumed(Clock clock, Instant end, Instant askedAt, Instant at) {
        if (clock == Clock.ACCEPT) {
            // An answer in the night is received in the morning, as a report is (Điều 4.2).
            return NightHours.receivedAt(at, Urgency.NORMAL).plus(Regulation.ACCEPT);
        }
        if (!end.isAfter(askedAt)) {
            return end;
        }
        return clock == Clock.HANDLE
                ? calendar.addWorkingTime(at, calendar.workingTime(askedAt, end))
                : at.plus(Duration.between(askedAt, end));
    }

    private static boolean waits(Clock clock) {
        return switch (clock) {
            case ACCEPT, DISTRIBUTE, ACKNOWLEDGE, HANDLE, MEND_RESULT -> true;
            case CONTACT, ACT, PUBLISH, ANSWER_INTERACTION, SUPPLEMENT -> false;
        };
    }

    private Instant handle(Change change) {
        return calendar.addWorkingDays(
                change.at, change.urgent() ? Regulation.HANDLE_URGENT_WORKING_DAYS : Regulation.HANDLE_WORKING_DAYS);
    }

    private static void stop(Change change, Clock... clocks) {
        for (Clock clock : clocks) {
            change.deadlines.remove(clock);
        }
    }
}
