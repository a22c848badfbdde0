package vn.hue.emulators.sms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands on citizens' phones: a long text is one line as soon as its last piece is there. */
final class Handsets {

    private static final int HAS_HEADER = 0x40;

    private final InstantSource clock;
    private final Map<String, List<JsonObject>> lines = new HashMap<>();
    private final Map<String, TreeMap<Integer, String>> pieces = new HashMap<>();
    private int next = 1;

    Handsets(InstantSource clock) {
        this.clock = clock;
    }

    /** The citizen wrote. */
    synchronized void wrote(String number, String text) {
        add(number, "citizen", text, 1);
    }

    /** A whole text came. */
    synchronized void came(String number, String text) {
        add(number, "centre", text, 1);
    }

    /** A message of the air came, perhaps a piece. */
    synchronized void came(String number, Submission sms) {
        if (sms.total() <= 1) {
            add(number, "centre", sms.text(), 1);
            return;
        }
        String key = number + '/' + sms.reference() + '/' + sms.total();
        TreeMap<Integer, String> there = pieces.computeIfAbsent(key, any -> new TreeMap<>());
        there.put(sms.number(), sms.text());
        if (there.size() == sms.total()) {
            pieces.remove(key);
            add(number, "centre", String.join("", there.values()), sms.total());
        }
    }

    private void add(String number, String author, String text, int segments) {
        lines.computeIfAbsent(number, any -> new ArrayList<>())
                .add(new JsonObject()
                        .put("id", String.valueOf(next++))
                        .put("author", author)
                        .put("at", clock.millis())
                        .put("text", text)
                        .put("segments", segments));
    }

    synchronized JsonArray lines(String number, int after) {
        List<JsonObject> all = lines.getOrDefault(number, List.of());
        JsonArray some = new JsonArray();
        all.stream().skip(after).forEach(some::add);
        return some;
    }

    static boolean hasHeader(int esmClass) {
        return (esmClass & HAS_HEADER) != 0;
    }
}
