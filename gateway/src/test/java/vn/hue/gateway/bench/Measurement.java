package vn.hue.gateway.bench;

/** One question to the machine, with its floor. Add yours to {@link Bench#MEASUREMENTS}. */
interface Measurement {

    /** What is typed to choose it. */
    String name();

    /** One line of what it tells. */
    String about();

    /** Fills what it needs, measures, prints. Whatever it opens it closes. */
    void run(Bed bed);
}
