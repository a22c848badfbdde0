package vn.hue.gateway.networks;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.emulators.zalo.ZaloApp;
import vn.hue.gateway.media.Photo;

/** A citizen on Zalo. */
public final class ZaloPerson extends Person {

    private static final String API = "/phone/zalo/api/";

    public ZaloPerson(Networks networks, String id) {
        super(networks, id);
    }

    @Override
    public Address address() {
        return new Address("zalo", ZaloApp.demo("").oaId(), id);
    }

    @Override
    public Person says(String words) {
        return does("text", new JsonObject().put("text", words));
    }

    @Override
    public Person photographs(byte[] jpeg) {
        post(API + "photo?user=" + id, "image/jpeg", jpeg);
        return this;
    }

    @Override
    public Person pins(double latitude, double longitude) {
        return does("pin", new JsonObject().put("lat", latitude).put("lng", longitude));
    }

    @Override
    public Person files() {
        says("Ổ gà to trên đường Lê Lợi, xe máy suýt ngã").hears("ảnh hoặc video");
        photographs(new Photo().jpeg()).hears("lúc nào");
        pins(16.4637, 107.5909).hears("địa điểm");
        says("7 giờ sáng nay").hears("họ và tên").hears("form");
        fillsIn(NAME, PHONE).hears("email");
        taps("Không có email").hears("đồng ý");
        taps("Đồng ý").hears("0905 123 456");
        return taps("Đúng, gửi đi").hears("PA-");
    }

    /** Fills in the form with name and phone number. */
    public Person fillsIn(String name, String phone) {
        return does("form", new JsonObject().put("name", name).put("phone", phone));
    }

    /** Somebody of the centre answers in Zalo's own console. */
    Person isAnsweredInTheConsole(String words) {
        return does("console", new JsonObject().put("text", words).put("admin", "77"));
    }

    Person does(String what, JsonObject how) {
        post(API + what, how.put("user", id));
        return this;
    }

    @Override
    public Person taps(String label) {
        List<JsonObject> all = lines();
        for (int i = all.size() - 1; i >= 0; i--) {
            JsonArray buttons = payload(all.get(i)).getJsonArray("buttons", new JsonArray());
            for (int b = 0; b < buttons.size(); b++) {
                if (buttons.getJsonObject(b).getString("title").equals(label)) {
                    return does(
                            "tap",
                            new JsonObject()
                                    .put("line", all.get(i).getString("id"))
                                    .put("button", b));
                }
            }
        }
        throw new AssertionError("there is no button " + label + " in " + all);
    }

    private static JsonObject payload(JsonObject line) {
        return line.getJsonObject("message")
                .getJsonObject("attachment", new JsonObject())
                .getJsonObject("payload", new JsonObject());
    }

    @Override
    public List<JsonObject> lines() {
        List<JsonObject> all = new ArrayList<>();
        networks.read(API + "lines?user=" + id).getJsonArray("lines").forEach(line -> all.add((JsonObject) line));
        return all;
    }

    @Override
    public List<String> heard() {
        return lines().stream()
                .filter(line -> "account".equals(line.getString("author")))
                .map(line -> words(line.getJsonObject("message")))
                .toList();
    }

    /** A template shows its parameters; the contact form has no words of ours. */
    private static String words(JsonObject message) {
        JsonObject template = message.getJsonObject("template_data");
        return template != null ? "template " + template.encode() : message.getString("text", "form");
    }
}
