package vn.hue.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** What a citizen and the centre say to each other in the web chat. */
final class WebChatTest extends WebChatStage {

    @Test
    void a_session_is_resumed_by_its_token_and_begun_anew_without() {
        JsonObject first = session(null);
        JsonObject again = session(first.getString("token"));
        JsonObject forged = session("0".repeat(32) + "." + "A".repeat(43));

        assertThat(again.getString("token")).isEqualTo(first.getString("token"));
        assertThat(forged.getString("token")).isNotEqualTo(first.getString("token"));
        assertThat(first.getJsonObject("limits").getInteger("text")).isEqualTo(2_000);
    }

    @Test
    void a_message_is_acknowledged_only_after_it_is_durable() {
        Tab tab = greeted(token());
        var write = centre.holdWrites();
        tab.send(text(ID, "Đèn đường hỏng"));
        tab.send(new JsonObject().put("type", "ping"));
        // By the time another tab has made its way in and out, an early ack would have been here.
        greeted(token());
        assertThat(centre.inbox()).isEmpty();
        assertThat(tab.heard).isEmpty();

        write.complete();

        assertThat(tab.next("ack").getString("id")).isEqualTo(ID);
        assertThat(centre.inbox()).hasSize(1);
        tab.next("pong");
    }

    @Test
    void a_message_carries_its_parts_and_an_id_of_its_own() {
        String token = token();
        Tab tab = greeted(token);
        String pass = upload(token, JPEG, "image/jpeg").bodyAsJsonObject().getString("pass");
        tab.send(message(
                ID,
                new JsonObject().put("type", "text").put("text", "  Ổ ga\u0000 to "),
                new JsonObject().put("type", "attachment").put("pass", pass),
                new JsonObject()
                        .put("type", "location")
                        .put("lat", 16.4637)
                        .put("lng", 107.5909)
                        .put("accuracy", 12),
                new JsonObject().put("type", "choice").put("payload", "confirm").put("label", "Đúng rồi")));
        tab.next("ack");

        Inbound message = centre.inbox().get(0);
        assertThat(message.externalId()).isEqualTo(user(token) + "/" + ID);
        assertThat(message.from()).isEqualTo(new Address("webchat", "", user(token)));
        assertThat(message.sentAt()).isEqualTo(NOW);
        assertThat(message.parts().get(0)).isEqualTo(new Part.Text("Ổ ga to"));
        assertThat(((Part.Attachment) message.parts().get(1)).media().id()).isEqualTo("file-1");
        assertThat(message.parts().get(2)).isEqualTo(new Part.Location(new GeoPoint(16.4637, 107.5909), 12.0, null));
        assertThat(message.parts().get(3)).isEqualTo(new Part.Choice("confirm", "Đúng rồi"));
    }

    @Test
    void a_message_sent_again_after_a_lost_network_is_acknowledged_and_taken_once() {
        String token = token();
        greeted(token).send(text(ID, "Rác"));
        Tab again = greeted(token);
        again.send(text(ID, "Rác"));

        assertThat(again.next("ack").getString("id")).isEqualTo(ID);
        assertThat(centre.inbox()).hasSize(1);
    }

    @Test
    void a_message_while_the_store_is_away_is_kept_by_the_browser() {
        Tab tab = greeted(token());
        centre.away(true);
        tab.send(text(ID, "Rác"));
        JsonObject error = tab.next("error");
        assertThat(error.getString("code")).isEqualTo("unavailable");
        assertThat(error.getString("id")).isEqualTo(ID);

        centre.away(false);
        tab.send(text(ID, "Rác"));
        assertThat(tab.next("ack").getString("id")).isEqualTo(ID);
    }

    @Test
    void a_reload_brings_the_conversation_back_in_order_without_names_of_staff() {
        String token = token();
        Tab tab = greeted(token);
        tab.send(text(ID, "Cây đổ"));
        tab.next("ack");
        centre.say(Sessions.address(user(token)), line("m1", "bot", "Ở đâu ạ?"));
        centre.say(Sessions.address(user(token)), line("m2", "nguyen.an", "Chúng tôi đang đến."));

        JsonArray lines = open(token).next("history").getJsonArray("lines");

        assertThat(lines.stream().map(each -> ((JsonObject) each).getString("id")))
                .containsExactly(ID, "m1", "m2");
        assertThat(lines.stream().map(each -> ((JsonObject) each).getString("from")))
                .containsExactly("citizen", "bot", "operator");
    }

    @Test
    void what_is_sent_reaches_every_open_tab_of_the_citizen_and_of_nobody_else() {
        String token = token();
        Tab one = greeted(token);
        Tab two = greeted(token);
        Tab stranger = greeted(token());

        Delivery delivery = get(chat.send(Sessions.address(user(token)), outbound("m1", "Ở đâu ạ?")));

        assertThat(delivery).isEqualTo(new Delivery.Sent("m1"));
        assertThat(one.next("line").getJsonObject("line").getString("text")).isEqualTo("Ở đâu ạ?");
        assertThat(two.next("line").getJsonObject("line").getString("id")).isEqualTo("m1");
        stranger.send(new JsonObject().put("type", "ping"));
        assertThat(stranger.any().getString("type")).isEqualTo("pong");
    }

    @Test
    void what_the_citizen_says_shows_in_the_other_tab() {
        String token = token();
        Tab one = greeted(token);
        Tab two = greeted(token);
        one.send(text(ID, "Ngập nước"));
        assertThat(two.next("line").getJsonObject("line").getString("id")).isEqualTo(ID);
    }

    @Test
    void receipts_go_to_the_intake() {
        Tab tab = greeted(token());
        tab.send(new JsonObject()
                .put("type", "receipt")
                .put("state", "delivered")
                .put("ids", List.of("m1", "m2")));
        tab.send(new JsonObject().put("type", "receipt").put("state", "read").put("ids", List.of("m1")));
        tab.next("noted");
        tab.next("noted");
        assertThat(centre.receipts()).containsExactly("m1 DELIVERED", "m2 DELIVERED", "m1 READ");
    }

    @Test
    void long_polls_carry_the_whole_exchange_where_sockets_are_blocked() {
        String token = token();
        assertThat(read("/webchat/messages", token).bodyAsJsonObject().getJsonArray("lines"))
                .isEmpty();
        Future<HttpResponse<Buffer>> waiting = web.get(server.actualPort(), "127.0.0.1", "/webchat/messages?after=")
                .bearerTokenAuthentication(token)
                .send();
        HttpResponse<Buffer> ack =
                post("/webchat/messages", token, text(ID, "Rác").toBuffer());
        assertThat(ack.bodyAsJsonObject())
                .isEqualTo(new JsonObject().put("type", "ack").put("id", ID));
        assertThat(get(waiting)
                        .bodyAsJsonObject()
                        .getJsonArray("lines")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(ID);

        centre.say(Sessions.address(user(token)), line("m1", "bot", "Ở đâu ạ?"));
        JsonArray after =
                read("/webchat/messages?after=" + ID, token).bodyAsJsonObject().getJsonArray("lines");
        assertThat(after).hasSize(1);
        assertThat(after.getJsonObject(0).getString("id")).isEqualTo("m1");

        centre.away(true);
        assertThat(post("/webchat/messages", token, text(ID, "Rác").toBuffer()).statusCode())
                .isEqualTo(503);
        assertThat(read("/webchat/messages", token).statusCode()).isEqualTo(503);
    }
}
