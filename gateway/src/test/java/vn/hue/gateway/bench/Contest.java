package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * Floor and ours in turns, so that neither has the better minute of a machine that others use as well.
 *
 * @param warmUpSeconds before anything counts, half of it each
 * @param seconds that count, of each
 * @param rounds into which they are parted
 */
record Contest(int warmUpSeconds, int seconds, int rounds) {

    /** Our rate, and what part of the floor's it is. */
    record Outcome(double perSecond, double ofTheFloor) {}

    Outcome between(Vertx vertx, String what, double aim, LongFunction<Future<?>> floor, LongFunction<Future<?>> ours) {
        Load floorLoad = new Load(vertx, Bed.ASKERS, floor);
        Load ourLoad = new Load(vertx, Bed.ASKERS, ours);
        for (int turn = 0; turn < 2; turn++) {
            floorLoad.run(Math.max(1, warmUpSeconds / 4));
            ourLoad.run(Math.max(1, warmUpSeconds / 4));
        }
        List<Load.Figures> floors = new ArrayList<>();
        List<Load.Figures> mine = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            floors.add(floorLoad.run(Math.max(1, seconds / rounds)));
            mine.add(ourLoad.run(Math.max(1, seconds / rounds)));
        }
        double floorRate = print(what + ", floor", floors);
        double ourRate = print(what, mine);
        System.out.printf(
                Locale.ROOT, "%-52s %8.2f of the floor (aim: at least %.1f)%n%n", "", ourRate / floorRate, aim);
        return new Outcome(ourRate, ourRate / floorRate);
    }

    private static double print(String what, List<Load.Figures> rounds) {
        double rate = mean(rounds, Load.Figures::perSecond);
        long failures = rounds.stream().mapToLong(Load.Figures::failures).sum();
        System.out.printf(
                Locale.ROOT,
                "%-52s %8.0f/s   p50 %6.1f ms   p99 %6.1f ms%s%n",
                what,
                rate,
                mean(rounds, Load.Figures::median),
                mean(rounds, Load.Figures::p99),
                failures == 0 ? "" : "   " + failures + " FAILED");
        return rate;
    }

    private static double mean(List<Load.Figures> rounds, ToDoubleFunction<Load.Figures> figure) {
        return rounds.stream().mapToDouble(figure).average().orElse(0);
    }
}
