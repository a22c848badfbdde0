package vn.hue.emulators.sms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** What stands on citizens' phones: a long text is one line as soon as its last piece is there. */
final class Handsets {

    private static final int HAS_HEADER = 0x40;

    private final InstantSource clock;
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final Map<String, TreeMap<Integer, String>> pieces = new HashMap<>();
    private int next = 1;

    Handsets(InstantSource clock) {
        this.clock = clock;
    }

    /** One line of a phone; taken when the centre's customer has all of it. */
    private record Line(JsonObject shown, List<CountDownLatch> pieces) {
        JsonObject json() {
            boolean taken = pieces.stream().allMatch(piece -> piece.getCount() == 0);
            return shown.copy().put("taken", taken);
        }
    }

    /**
     * The citizen wrote.
     *
     * @param pieces open until somebody has taken them
     */
    synchronized void wrote(String number, String text, List<CountDownLatch> pieces) {
        add(number, "citizen", text, 1, pieces);
    }

    /** A whole text came. */
    synchronized void came(String number, String text) {
        add(number, "centre", text, 1, List.of());
    }

    /** A message of the air came, perhaps a piece. */
    synchronized void came(String number, Submission sms) {
        if (sms.total() <= 1) {
            add(number, "centre", sms.text(), 1, List.of());
            return;
        }
        String key = number + '/' + sms.reference() + '/' + sms.total();
        TreeMap<Integer, String> there = pieces.computeIfAbsent(key, any -> new TreeMap<>());
        there.put(sms.number(), sms.text());
        if (there.size() == sms.total()) {
            pieces.remove(key);
            add(number, "centre", String.join("", there.values()), sms.total(), List.of());
        }
    }

    private void add(String number, String author, String text, int segments, List<CountDownLatch> pieces) {
        lines.computeIfAbsent(number, any -> new ArrayList<>())
                .add(new Line(
                        new JsonObject()
                                .put("id", String.valueOf(next++))
                                .put("author", author)
                                .put("at", clock.millis())
                                .put("text", text)
                                .put("segments", segments),
                        pieces));
    }

    synchronized JsonArray lines(String number, int after) {
        List<Line> all = lines.getOrDefault(number, List.of());
        JsonArray some = new JsonArray();
        all.stream().skip(after).forEach(line -> some.add(line.json()));
        return some;
    }

    static boolean hasHeader(int esmClass) {
        return (esmClass & HAS_HEADER) != 0;
    }
}
