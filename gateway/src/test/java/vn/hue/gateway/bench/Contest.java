package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * Floor and ours in turns of a few seconds, so that neither has the better minute of a machine that others use as well;
 * what counts is the median of the pairs.
 *
 * @param warmUpSeconds before anything counts, half of it each
 * @param seconds that count, of each
 */
record Contest(int warmUpSeconds, int seconds) {

    private static final int TURN_SECONDS = 5;

    /** Our rate, and what part of the floor's it is. */
    record Outcome(double perSecond, double ofTheFloor) {}

    Outcome between(Vertx vertx, String what, double aim, LongFunction<Future<?>> floor, LongFunction<Future<?>> ours) {
        Load floorLoad = new Load(vertx, Bed.ASKERS, floor);
        Load ourLoad = new Load(vertx, Bed.ASKERS, ours);
        for (int turn = 0; turn < 2; turn++) {
            answered(what + ", floor", floorLoad.run(Math.max(1, warmUpSeconds / 4)));
            answered(what, ourLoad.run(Math.max(1, warmUpSeconds / 4)));
        }
        List<Load.Figures> floors = new ArrayList<>();
        List<Load.Figures> mine = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int done = 0; done < seconds; done += TURN_SECONDS) {
            Load.Figures least = answered(what + ", floor", floorLoad.run(TURN_SECONDS));
            Load.Figures whole = answered(what, ourLoad.run(TURN_SECONDS));
            System.out.printf(
                    Locale.ROOT,
                    "  %3d of %d s: %,.0f/s at %.2f ms of work each, the floor %,.0f/s at %.2f ms%n",
                    done + TURN_SECONDS,
                    seconds,
                    whole.perSecond(),
                    whole.work(),
                    least.perSecond(),
                    least.work());
            floors.add(least);
            mine.add(whole);
            ratios.add(whole.perSecond() / least.perSecond());
        }
        print(what + ", floor", floors);
        double rate = print(what, mine);
        double ratio = median(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.2f of the floor, median of %d pairs from %.2f to %.2f (aim: at least %.1f)%n%n",
                "",
                ratio,
                ratios.size(),
                ratios.stream().min(Double::compare).orElse(0.0),
                ratios.stream().max(Double::compare).orElse(0.0),
                aim);
        return new Outcome(rate, ratio);
    }

    /** A measurement of nothing is an error, not a figure. */
    private static Load.Figures answered(String what, Load.Figures figures) {
        if (figures.nobodyAnswered()) {
            throw new IllegalStateException(what + ": nobody was answered: " + figures.failures());
        }
        return figures;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double print(String what, List<Load.Figures> turns) {
        double rate = mean(turns, Load.Figures::perSecond);
        Map<String, Integer> failures = new TreeMap<>();
        turns.forEach(turn -> turn.failures().forEach((why, times) -> failures.merge(why, times, Integer::sum)));
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.0f/s   p50 %6.1f ms   p99 %6.1f ms   work %.2f ms%s%n",
                what,
                rate,
                mean(turns, Load.Figures::median),
                mean(turns, Load.Figures::p99),
                mean(turns, Load.Figures::work),
                failures.isEmpty() ? "" : "   FAILED: " + failures);
        return rate;
    }

    private static double mean(List<Load.Figures> turns, ToDoubleFunction<Load.Figures> figure) {
        return turns.stream().mapToDouble(figure).average().orElse(0);
    }
}
