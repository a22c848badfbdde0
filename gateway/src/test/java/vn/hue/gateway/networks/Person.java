package vn.hue.gateway.networks;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import vn.hue.conversations.vocabulary.Address;

/** A citizen with a phone in the hand: does things, and reads what the centre writes, each line once. */
abstract class Person {

    static final String NAME = "Nguyễn Thị Hoa";
    static final String PHONE = "84905123456";

    final Networks networks;
    final String id;
    private int read;

    Person(Networks networks, String id) {
        this.networks = networks;
        this.id = id;
    }

    abstract Address address();

    abstract Person says(String words);

    abstract Person photographs(byte[] jpeg);

    abstract Person pins(double latitude, double longitude);

    /** Presses what is offered under this label. */
    abstract Person taps(String label);

    /** Reports a hole in the road from the first word to its number, as {@link #NAME} with {@link #PHONE}. */
    abstract Person files();

    /** What the centre has written so far, in order. */
    abstract List<String> heard();

    /** What the network shows the person, as the emulator keeps it. */
    abstract List<JsonObject> lines();

    /** Waits for a line that holds these words; lines before it are taken as read. */
    Person hears(String words) {
        networks.until(id + " hears “" + words + "”, not " + heard(), () -> next(words)
                .map(line -> {
                    read = line + 1;
                    return true;
                })
                .orElse(false));
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
        vn.hue.gateway.Demo.waited(networks.web
                .postAbs(networks.emulators.origin() + path)
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(body)));
    }
}
