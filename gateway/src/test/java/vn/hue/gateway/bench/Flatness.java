package vn.hue.gateway.bench;

import java.util.Locale;

/** Whether a message costs the same among a hundred thousand stored conversations as among a thousand. */
final class Flatness implements Measurement {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;

    @Override
    public String name() {
        return "flat";
    }

    @Override
    public String about() {
        return "the whole way with 1,000 and with 100,000 stored conversations";
    }

    @Override
    public void run(Bed bed) {
        Contest.Outcome few = WholeWay.among(bed, FEW);
        Contest.Outcome many = WholeWay.among(bed, MANY);
        System.out.printf(
                Locale.ROOT,
                "flatness: with %,d stored conversations %.2f of the rate with %,d; %.2f beside the floor (aim: about 1)%n%n",
                MANY,
                many.perSecond() / few.perSecond(),
                FEW,
                many.ofTheFloor() / few.ofTheFloor());
    }
}
