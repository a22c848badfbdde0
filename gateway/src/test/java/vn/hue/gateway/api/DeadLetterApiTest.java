package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.Sample;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.flow.Resending.Resent;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Trail;
import vn.hue.gateway.store.memory.Memory;
import vn.hue.gateway.work.LetterWork;

class DeadLetterApiTest {

    private static final String READER = "reader-reader-reader-reader";
    private static final String SENDER = "sender-sender-sender-sender";

    private static final Vertx VERTX = Vertx.vertx();

    private final Stores stores = Memory.stores();
    private final List<String> asked = new ArrayList<>();
    private PublicServer server;

    @AfterAll
    static void end() {
        await(VERTX.close());
    }

    @BeforeEach
    void serve() {
        Sample.into(stores, Urgency.URGENT);
        for (int i = 1; i <= 3; i++) {
            await(stores.deadLetters().add(letter(i)));
        }
        await(stores.deadLetters().settle(letter(3).id(), new DeadLetters.Settled(Sample.NOW, "lan")));
        InstantSource clock = InstantSource.fixed(Sample.NOW);
        LetterWork work = new LetterWork(
                stores.deadLetters(),
                (conversation, id, did) -> Future.failedFuture("nothing else is done"),
                (letter, over, operator) -> {
                    asked.add(letter + " over " + over + " by " + operator);
                    return Future.succeededFuture(
                            letter.endsWith("1.0")
                                    ? Resent.ACCEPTED
                                    : letter.endsWith("3.0") ? Resent.ALREADY : Resent.UNKNOWN);
                },
                new Audit(stores.staff().audit(), clock, RandomGenerator.getDefault()),
                clock);
        DeadLetterApi api = new DeadLetterApi(
                stores,
                work,
                List.of(
                        new Token("reader", new Secret(READER), List.of()),
                        new Token("sender", new Secret(SENDER), List.of(Scope.RESEND))),
                false,
                clock);
        server = await(PublicServer.listen(VERTX, "127.0.0.1", 0, () -> "req-1", root -> {
            Problems.on(root);
            api.mount(root);
        }));
    }

    @AfterEach
    void close() {
        await(server.drain(Duration.ZERO));
    }

    private static DeadLetters.Letter letter(int number) {
        String message = Sample.ID + "/" + number + "/0";
        return new DeadLetters.Letter(
                DeadLetters.Letter.idOf(message),
                Sample.ID,
                "facebook",
                Sample.NOW.plusSeconds(number),
                DeliveryState.FAILED,
                "phone.none",
                Trail.NONE
                        .with(new Attempt(Sample.NOW, Route.CHAT, "facebook", Attempt.Outcome.NEVER, "Đã chặn trang."))
                        .with(new Attempt(Sample.NOW, Route.SMS, "sms", Attempt.Outcome.CLOSED, "phone.none")),
                new Outbound(
                        message,
                        "Xin gọi 0905 123 456",
                        List.of(),
                        List.of(),
                        Outbound.Purpose.NOTICE,
                        Outbound.BOT,
                        null),
                List.of(),
                null);
    }

    private HttpResponse<Buffer> call(String method, String path, @Nullable String token, @Nullable String body) {
        var request = WebClient.create(VERTX).request(HttpMethod.valueOf(method), server.port(), "127.0.0.1", path);
        if (token != null) {
            request.putHeader("Authorization", "Bearer " + token);
        }
        return await(body == null ? request.send() : request.sendBuffer(Buffer.buffer(body)));
    }

    @Test
    void open_letters_are_listed_latest_first_with_reasons_in_both_languages() {
        HttpResponse<Buffer> answer = call("GET", "/api/v1/dead-letters?limit=1", READER, null);
        Described.conforms("listDeadLetters", answer);

        JsonObject letter = answer.bodyAsJsonObject().getJsonArray("items").getJsonObject(0);
        assertThat(letter.getString("id")).isEqualTo(letter(2).id());
        assertThat(letter.getJsonObject("reason").getString("vi")).isEqualTo("Người dân chưa cho số điện thoại.");
        assertThat(letter.getJsonObject("reason").getString("en")).contains("no phone number");
        assertThat(letter.getJsonArray("attempts").getJsonObject(0).getJsonObject("reason"))
                .isEqualTo(new JsonObject().put("vi", "Đã chặn trang.").put("en", "Đã chặn trang."));
        assertThat(letter.getString("text")).doesNotContain("0905 123 456");

        HttpResponse<Buffer> next = call(
                "GET",
                "/api/v1/dead-letters?limit=1&after="
                        + answer.bodyAsJsonObject().getString("next"),
                READER,
                null);
        assertThat(next.bodyAsJsonObject()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(letter(1).id());
    }

    @Test
    void those_somebody_has_seen_to_are_listed_when_asked_for() {
        HttpResponse<Buffer> answer = call("GET", "/api/v1/dead-letters?state=all", READER, null);
        Described.conforms("listDeadLetters", answer);
        assertThat(answer.bodyAsJsonObject()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("settled")
                        .getString("by"))
                .isEqualTo("lan");
    }

    @ParameterizedTest(name = "{0} {1} with {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            sender | 1 |                   | 200 | over null by token:sender
            sender | 1 | {}                | 200 | over null by token:sender
            sender | 1 | {"over":"sms"}    | 200 | over SMS by token:sender
            sender | 1 | {"over":null}     | 200 | over null by token:sender
            sender | 1 | {"over":"portal"} | 400 |
            sender | 1 | {"over":"pigeon"} | 400 |
            sender | 1 | {"to":"sms"}      | 400 |
            sender | 1 | [                 | 400 |
            sender | 2 |                   | 404 | over null by token:sender
            sender | 3 |                   | 409 | over null by token:sender
            reader | 1 |                   | 403 |
            nobody | 1 |                   | 401 |
            """)
    void a_letter_is_sent_again_by_those_who_may(
            String who, int number, @Nullable String body, int status, @Nullable String done) {
        String token = who.equals("sender") ? SENDER : who.equals("reader") ? READER : null;
        HttpResponse<Buffer> answer =
                call("POST", "/api/v1/dead-letters/" + letter(number).id() + "/resend", token, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        Described.conforms("resendDeadLetter", answer);
        assertThat(asked)
                .isEqualTo(done == null ? List.of() : List.of(letter(number).id() + " " + done));
    }
}
