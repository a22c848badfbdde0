package vn.hue.gateway.networks;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.Demo;

/** A citizen with a phone in the hand: does things, and reads what the centre writes, each line once. */
public abstract class Person {

    public static final String NAME = "Nguyễn Thị Hoa";
    public static final String PHONE = "84905123456";

    final Networks networks;
    final String id;
    private int read;

    Person(Networks networks, String id) {
        this.networks = networks;
        this.id = id;
    }

    public abstract Address address();

    public abstract Person says(String words);

    public abstract Person photographs(byte[] jpeg);

    public abstract Person pins(double latitude, double longitude);

    /** Presses what is offered under this label. */
    public abstract Person taps(String label);

    /** Reports a hole in the road from the first word to its number, as {@link #NAME} with {@link #PHONE}. */
    public abstract Person files();

    /** What the centre has written so far, in order. */
    public abstract List<String> heard();

    /** What the network shows the person, as the emulator keeps it. */
    public abstract List<JsonObject> lines();

    /** Waits for a line that holds these words; lines before it are taken as read. */
    public Person hears(String words) {
        try {
            networks.until(id + " hears “" + words + "”", () -> next(words)
                    .map(line -> {
                        read = line + 1;
                        return true;
                    })
                    .orElse(false));
        } catch (AssertionError never) {
            throw new AssertionError(never.getMessage() + ", but " + heard(), never);
        }
        return this;
    }

    private Optional<Integer> next(String words) {
        List<String> all = heard();
        for (int i = read; i < all.size(); i++) {
            if (all.get(i).contains(words)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    JsonObject post(String path, JsonObject body) {
        return networks.control(path, body);
    }

    void post(String path, String type, byte[] body) {
        Demo.waited(networks.web
                .postAbs(networks.emulators.origin() + path)
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(body)));
    }
}
