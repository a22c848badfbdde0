package vn.hue.channels.zalo;

import java.util.Map;

/**
 * A ZBS template filled in: what Zalo has approved beforehand and carries outside the window too.
 *
 * @param id Zalo's id of the template
 * @param data its parameters; Zalo limits each by its type, a name to 30 characters for example
 * @param trackingId ours, at most 48 characters; the same for the same message, comes back with the receipt
 */
public record Template(String id, Map<String, String> data, String trackingId) {

    private static final int LONGEST_TRACKING_ID = 48;

    public Template {
        data = Map.copyOf(data);
        if (trackingId.isEmpty() || trackingId.length() > LONGEST_TRACKING_ID) {
            throw new IllegalArgumentException("trackingId: 1 to " + LONGEST_TRACKING_ID + " characters");
        }
    }

    @Override
    public String toString() {
        return "Template[" + id + ", " + trackingId + "]";
    }
}
