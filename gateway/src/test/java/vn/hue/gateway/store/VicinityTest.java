package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Duplicates;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.Sample;

class VicinityTest {

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));

    @Test
    void noNeighbourWithinTwoHundredMetresIsMissed() {
        Random chance = new Random(11);
        int near = 0;
        for (int i = 0; i < 4_000; i++) {
            GeoPoint one = new GeoPoint(16 + chance.nextDouble(), 107 + chance.nextDouble());
            GeoPoint other = new GeoPoint(
                    one.latitude() + (chance.nextDouble() - 0.5) / 200,
                    one.longitude() + (chance.nextDouble() - 0.5) / 200);
            if (one.metresTo(other) <= Duplicates.NEAR_METRES) {
                near++;
                assertThat(Collections.disjoint(Vicinity.around(pin(one)), Vicinity.of(report(pin(other)))))
                        .as(one + " " + other)
                        .isFalse();
            }
        }
        assertThat(near).isGreaterThan(500);
    }

    private static Place pin(GeoPoint point) {
        return new Place(point, null, null, Place.Source.PIN);
    }

    private Report report(Place place) {
        return lifecycle.file(
                new Filing("k", "c", Urgency.NORMAL, null, "x", List.of(), place, null, Sender.UNKNOWN),
                Sample.NOW,
                "citizen");
    }
}
