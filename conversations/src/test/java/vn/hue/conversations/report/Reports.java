package vn.hue.conversations.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.vocabulary.Sender;

/** Reports in any status, brought there by the moves that lead there. */
record Reports(Lifecycle lifecycle) {

    /** A Monday, 08:00 in Huế. */
    static final Instant MONDAY_8 = Instant.parse("2026-03-02T01:00:00Z");

    static final Place KY_DAI = new Place(new GeoPoint(16.4669, 107.5797), "12 Lê Lợi", "Phú Hội", Place.Source.PIN);

    /** Somebody else's report on the same matter. */
    static final Report.Tie FIRST = new Report.Tie("webchat-0", "webchat-0/1", "PA-2026-000001");

    private static final Duration STEP = Duration.ofMinutes(1);

    static Filing filing(Urgency urgency) {
        return new Filing(
                "webchat-1/1",
                "webchat-1",
                urgency,
                null,
                "Rác chất đống trước nhà số 12 đường Lê Lợi, bốc mùi hôi",
                List.of(Media.stored("m1", MediaKind.IMAGE, "image/jpeg")),
                KY_DAI,
                MONDAY_8,
                Sender.UNKNOWN);
    }

    static Report.Step lastStep(Report report) {
        return report.steps().get(report.steps().size() - 1);
    }

    /** Filed on Monday at 08:00, and one move a minute. */
    Report after(Urgency urgency, Move... moves) {
        return then(lifecycle.file(filing(urgency), MONDAY_8, "citizen"), moves);
    }

    Report then(Report report, Move... moves) {
        Report moved = report;
        for (Move move : moves) {
            moved = at(moved, move, lastStep(moved).at().plus(STEP));
        }
        return moved;
    }

    Report at(Report report, Move move, Instant at) {
        Outcome outcome = lifecycle.apply(report, move, at, "lan");
        if (outcome instanceof Outcome.Moved moved) {
            return moved.report();
        }
        throw new AssertionError(move + " in " + report.status() + ": " + outcome);
    }

    Map<Status, Report> inEveryStatus(Urgency urgency) {
        Map<Status, Report> reports = new TreeMap<>();
        reports.put(
                Status.KEPT, lifecycle.file(filing(Urgency.NORMAL), MONDAY_8.minus(Duration.ofHours(3)), "citizen"));
        Report received = after(urgency);
        Report verifying = then(received, new Move.StartVerifying());
        Report accepted = then(verifying, new Move.Accept(null, true));
        Report distributed = then(accepted, new Move.Distribute(List.of("PHU_HOI")));
        Report inHandling = then(distributed, new Move.Acknowledge("PHU_HOI"));
        Report result = then(inHandling, new Move.EnterResult("PHU_HOI", "Đã xử lý", List.of()));
        Report published = then(result, new Move.Publish());
        reports.put(Status.RECEIVED, received);
        reports.put(Status.VERIFYING, verifying);
        reports.put(Status.SUPPLEMENT, then(verifying, new Move.AskSupplement("Ở đâu ạ?", false)));
        reports.put(Status.ACCEPTED, accepted);
        reports.put(Status.REFUSED, then(verifying, new Move.Refuse(Refusal.PICTURE_UNCLEAR, null)));
        reports.put(Status.DISTRIBUTED, distributed);
        reports.put(Status.IN_HANDLING, inHandling);
        reports.put(Status.RESULT, result);
        reports.put(Status.PUBLISHED, published);
        reports.put(Status.RATED, then(published, new Move.Rate(Rating.ACCEPTABLE)));
        reports.put(Status.CANCELLED, then(received, new Move.Cancel(null)));
        reports.put(Status.MERGED, then(verifying, new Move.Follow(FIRST)));
        return reports;
    }
}
