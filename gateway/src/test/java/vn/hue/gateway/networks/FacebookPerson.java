package vn.hue.gateway.networks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.cli.Emulators;
import vn.hue.gateway.media.Photo;

/** A citizen on Messenger. */
final class FacebookPerson extends Person {

    FacebookPerson(Networks networks, String id) {
        super(networks, id);
    }

    private String api() {
        return "/phone/facebook/api/" + id + '/';
    }

    @Override
    public Address address() {
        return new Address("facebook", Emulators.PAGE, id);
    }

    Person acts(String kind, JsonObject how) {
        post(api() + "actions", how.put("kind", kind));
        return this;
    }

    @Override
    public Person says(String words) {
        return acts("text", new JsonObject().put("text", words));
    }

    @Override
    public Person photographs(byte[] jpeg) {
        post(api() + "photos", "image/jpeg", jpeg);
        return this;
    }

    @Override
    public Person pins(double latitude, double longitude) {
        return acts("location", new JsonObject().put("lat", latitude).put("long", longitude));
    }

    @Override
    public Person files() {
        says("Ổ gà to trên đường Lê Lợi, xe máy suýt ngã").hears("ảnh hoặc video");
        photographs(new Photo().jpeg()).hears("lúc nào");
        pins(16.4637, 107.5909).hears("địa điểm");
        says("7 giờ sáng nay").hears("họ và tên");
        says(NAME).hears("điện thoại");
        shares('+' + PHONE).hears("email");
        taps("Không có email").hears("đồng ý");
        taps("Đồng ý").hears("0905 123 456");
        return taps("Đúng, gửi đi").hears("PA-");
    }

    /** Taps the number or the address that Messenger offers from the person's profile. */
    Person shares(String detail) {
        return acts("tap", new JsonObject().put("title", detail).put("payload", detail));
    }

    @Override
    public Person taps(String label) {
        List<JsonObject> all = lines();
        for (int i = all.size() - 1; i >= 0; i--) {
            for (Object each : all.get(i).getJsonArray("quick_replies", new JsonArray())) {
                if (label.equals(((JsonObject) each).getString("title"))) {
                    return acts("tap", chosen((JsonObject) each));
                }
            }
            for (Object each : all.get(i).getJsonArray("buttons", new JsonArray())) {
                if (label.equals(((JsonObject) each).getString("title"))) {
                    return acts("press", chosen((JsonObject) each));
                }
            }
        }
        throw new AssertionError("there is no button " + label + " in " + all);
    }

    private static JsonObject chosen(JsonObject button) {
        return new JsonObject().put("title", button.getString("title")).put("payload", button.getString("payload"));
    }

    @Override
    public List<JsonObject> lines() {
        List<JsonObject> all = new ArrayList<>();
        networks.read(api() + "lines").getJsonArray("lines").forEach(line -> all.add((JsonObject) line));
        return all;
    }

    @Override
    public List<String> heard() {
        return lines().stream()
                .filter(line -> "page".equals(line.getString("from")))
                .map(line -> line.getString("text", "file"))
                .toList();
    }
}
