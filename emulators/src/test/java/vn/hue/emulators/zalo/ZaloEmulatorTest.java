package vn.hue.emulators.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZaloEmulatorTest {

    private static final String CS = "/v3.0/oa/message/cs";

    private final Vertx vertx = Vertx.vertx();
    private final WebClient web = WebClient.create(vertx);
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final ZaloApp app = app();
    private final ZaloEmulator zalo = new ZaloEmulator(app, 0, () -> now);
    private String token = "";

    private ZaloApp app() {
        int port = get(vertx.createHttpServer()
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            signatures.add(String.valueOf(request.getHeader("X-ZEvent-Signature")));
                            events.add(body.toJsonObject());
                            request.response().end();
                        }))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        return ZaloApp.demo("http://127.0.0.1:" + port + "/webhooks/zalo");
    }

    @BeforeEach
    void starts() {
        get(vertx.deployVerticle(zalo));
        token = post("/control/grant", "{}", null).getString("access_token");
        say("{\"user\":\"5\",\"text\":\"Xin chào\"}");
    }

    @AfterEach
    void closes() {
        get(vertx.close());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':'ok'}                                                                        | 0",
                "{'text':''}                                                                          | -201",
                "{}                                                                                   | -201",
                "{'text':'ok','extra':1}                                                              | -201",
                "{'text':'LONG'}                                                                      | -210",
                "{'text':'ok','quote_message_id':7}                                                   | -201",
                "{'text':'ok','attachment':{'type':'template','payload':{'buttons':[]}}}              | -201",
                "{'text':'ok','attachment':{'type':'template','payload':{'buttons':[{'title':'A','type':'oa.query.show','payload':'p'}]}}} | 0",
                "{'attachment':{'type':'template','payload':{'buttons':[{'title':'A','type':'oa.query.show','payload':'p'}]}}} | -201",
                "{'text':'ok','attachment':{'type':'template','payload':{'buttons':[{'title':'A','type':'oa.other','payload':'p'}]}}} | -201",
                "{'text':'ok','attachment':{'type':'template','payload':{'buttons':[{'title':'LONG','type':'oa.query.show','payload':'p'}]}}} | -210",
                "{'attachment':{'type':'file','payload':{'token':'gone'}}}                            | -100",
                "{'attachment':{'type':'template','payload':{'template_type':'media','elements':[{'media_type':'image','attachment_id':'gone'}]}}} | -100",
                "{'attachment':{'type':'template','payload':{'template_type':'media','elements':[{'media_type':'image','url':'https://a.vn/a.jpg','attachment_id':'x'}]}}} | -201",
                "{'attachment':{'type':'template','payload':{'template_type':'media','elements':[{'media_type':'gif','url':'https://a.vn/a.gif'}]}}} | -201",
                "{'attachment':{'type':'template','payload':{'template_type':'list','elements':[{}]}}} | -233",
                "{'attachment':{'type':'template','payload':{'template_type':'request_user_info','elements':[{'title':'A','subtitle':'B','image_url':'https://a.vn/a.png'}]}}} | 0",
                "{'attachment':{'type':'template','payload':{'template_type':'request_user_info','elements':[{'title':'A','subtitle':'B'}]}}} | -201",
            })
    void a_message_is_checked_as_zalo_checks_it(String message, int error) {
        String body = message.strip().replace('\'', '"').replace("LONG", "a".repeat(2_001));
        assertThat(send(CS, "{\"recipient\":{\"user_id\":\"5\"},\"message\":" + body + "}"))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v3.0/oa/message/transaction | {}                                                                         | -240",
                "/v2.0/oa/message             | {'recipient':{'user_id':'5'},'message':{'text':'a'}}                      | -240",
                "/v2.0/oa/message             | {'recipient':{'anonymous_id':'a','conversation_id':'c'},'message':{'text':'a'}} | 0",
                "/v2.0/oa/message             | {'recipient':{'user_id':'5'},'sender_action':{'react_icon':'?','react_message_id':'m'}} | -201",
                "/v3.0/oa/message/template    | {'user_id':'5','template_id':'t','template_data':{'a':'b'}}               | 0",
                "/v3.0/oa/message/template    | {'user_id':'5','template_id':'t','template_data':{},'tracking_id':'x'}    | -201",
                "/message/template            | {'phone':'84905123456','template_id':'t','template_data':{},'tracking_id':'x'} | 0",
                "/message/template            | {'phone':'0905123456','template_id':'t','template_data':{},'tracking_id':'x'}  | -108",
                "/message/template            | {'phone':'84905123456','template_id':'t','template_data':{}}               | -132",
                "/v3.0/oa/message/cs          | {'recipient':{'user_id':5},'message':{'text':'a'}}                        | -201",
                "/v3.0/oa/message/cs          | {'recipient':{'user_id':'6'},'message':{'text':'a'}}                      | -232",
            })
    void every_address_has_its_rules(String path, String body, int error) {
        assertThat(send(path.strip(), body.strip().replace('\'', '"'))).isEqualTo(error);
    }

    @Test
    void a_token_belongs_into_its_own_header_and_dies_with_the_next() {
        String old = token;
        assertThat(post(CS, "{}", null).getInteger("error")).isEqualTo(-216);
        post("/control/grant", "{}", null);
        assertThat(post(CS, "{}", old).getInteger("error")).isEqualTo(-220);
    }

    @Test
    void after_seven_days_the_window_is_closed() {
        now = now.plus(Duration.ofDays(8));
        assertThat(send(CS, "{\"recipient\":{\"user_id\":\"5\"},\"message\":{\"text\":\"a\"}}"))
                .isEqualTo(-230);
    }

    @Test
    void events_are_signed_and_can_be_doubled_and_overtaken() throws InterruptedException {
        JsonObject first = next();
        assertThat(first.getJsonObject("message").getString("text")).isEqualTo("Xin chào");
        assertThat(signatures.poll(30, TimeUnit.SECONDS))
                .isEqualTo(Hashes.mac(
                        app.appId(), first.toBuffer().getBytes(), first.getString("timestamp"), app.oaSecret()));
        post("/control/faults", "{\"kind\":\"reorder\"}", null);
        say("{\"user\":\"5\",\"text\":\"một\"}");
        post("/control/faults", "{\"kind\":\"duplicate\"}", null);
        say("{\"user\":\"5\",\"text\":\"hai\"}");
        List<String> texts = List.of(text(), text(), text(), text(), text(), text());
        assertThat(texts).containsOnlyOnce("một").filteredOn("hai"::equals).hasSize(5);
        assertThat(texts.get(0)).isEqualTo("hai");
    }

    private void say(String text) {
        post("/phone/zalo/api/text", text, null);
    }

    private String text() throws InterruptedException {
        return next().getJsonObject("message").getString("text");
    }

    private JsonObject next() throws InterruptedException {
        JsonObject event = events.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event == null ? new JsonObject() : event;
    }

    private int send(String path, String body) {
        return post(path, body, token).getInteger("error");
    }

    private JsonObject post(String path, String body, @Nullable String accessToken) {
        var request = web.postAbs(zalo.origin() + path).putHeader("Content-Type", "application/json");
        if (accessToken != null) {
            request.putHeader("access_token", accessToken);
        }
        return get(request.sendBuffer(Buffer.buffer(body))).bodyAsJsonObject();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
