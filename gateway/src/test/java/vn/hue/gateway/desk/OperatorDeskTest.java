package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.Intake.Accepted;
import vn.hue.channels.MediaStore.Stored;
import vn.hue.conversations.dialog.Effect.Alarm;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.Sample;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.media.MemoryShelf;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

class OperatorDeskTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String TOKEN = "a-token-for-the-desk-only";

    private final Stores stores = Memory.stores();
    private final List<Event.OperatorDid> deeds = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final WebClient client = WebClient.create(VERTX, new WebClientOptions().setFollowRedirects(false));
    private final InstantSource clock = InstantSource.fixed(Sample.NOW.plusSeconds(600));
    private MediaLibrary media;
    private Live live;
    private PublicServer server;

    @BeforeEach
    void serve() {
        Sample.into(stores, Urgency.URGENT);
        ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
        media = new MediaLibrary(
                new MemoryShelf(),
                VERTX.createSharedWorkerExecutor("media", 1),
                1 << 20,
                1 << 20,
                4_000_000,
                zone,
                () -> "m1");
        live = new Live(VERTX);
        OperatorDesk desk = new OperatorDesk(
                stores,
                media,
                (conversation, id, did) -> {
                    deeds.add(did);
                    ids.add(id);
                    return Future.succeededFuture(Accepted.NEW);
                },
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Province.hue(),
                new Settings.Desk(
                        new Secret(TOKEN),
                        Duration.ofHours(12),
                        new Settings.Tiles("https://{s}.t.vn/{z}/{x}/{y}.png", "©")),
                zone,
                false,
                clock,
                live);
        server = await(PublicServer.listen(VERTX, "127.0.0.1", 0, () -> "req-1", desk::mount));
    }

    @AfterEach
    void close() {
        live.close();
        await(server.drain(Duration.ofSeconds(2)));
    }

    @AfterAll
    static void end() {
        await(VERTX.close());
    }

    @Test
    void aStrangerIsSentToTheLogin() {
        HttpResponse<Buffer> page = get("/desk", "");

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.getHeader("Location")).isEqualTo("/desk/login");
        assertThat(get("/desk/media/m1", "").statusCode()).isEqualTo(303);
        assertThat(get("/desk/parts/board", "").statusCode()).isEqualTo(401);
        assertThat(get("/desk", "desk=forged.forged").statusCode()).isEqualTo(303);
        assertThat(post("/desk/conversations/" + Sample.ID + "/deeds", "", MultiMap.caseInsensitiveMultiMap())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aWrongTokenIsRefusedAndTooManyAreHeldBack() {
        MultiMap wrong = form("name", "Lan", "token", "guess");
        assertThat(post("/desk/login", "", wrong).statusCode()).isEqualTo(401);
        for (int i = 0; i < 19; i++) {
            post("/desk/login", "", wrong);
        }
        assertThat(post("/desk/login", "", form("name", "Lan", "token", TOKEN)).statusCode())
                .isEqualTo(429);
    }

    @Test
    void theSessionsCookieStaysWithTheBrowser() {
        HttpResponse<Buffer> login = post("/desk/login", "", form("name", "Lan", "token", TOKEN));

        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.cookies().get(0)).contains("HTTPOnly", "SameSite=Strict", "Path=/desk");
    }

    @Test
    void pagesAreStrictAboutWhatTheyLoad() {
        String policy = get("/desk", login()).getHeader("Content-Security-Policy");

        assertThat(policy)
                .contains("script-src 'self';", "style-src 'self';", "img-src 'self' data: https://*.t.vn;")
                .doesNotContain("unsafe");
        assertThat(page("/desk", login()).select("script:not([src]), [style], [onclick]"))
                .isEmpty();
    }

    @Test
    void everythingAPageLoadsIsThere() {
        for (var asset : page("/desk", login()).select("script[src], link[href]")) {
            String path = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
            assertThat(get(path, "").statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theBoardShowsWhatIsUrgentFirst() {
        await(stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.SOS, Sample.CODE, Sample.NOW)));
        Document page = page("/desk", login());

        assertThat(page.select(".alarm.loud b").text()).isEqualTo("SOS: người dân cần cứu giúp");
        assertThat(page.select(".row.report .code").text()).isEqualTo(Sample.CODE);
        assertThat(page.select(".row.report .badge.URGENT").text()).isEqualTo("Khẩn cấp");
        assertThat(page.select(".row.report time.due")).isNotEmpty();
        assertThat(page.select(".row .progress i")).hasSize(8);
        assertThat(page.select(".row .progress i.full")).hasSize(5);
    }

    @Test
    void aConversationIsShownWholeAndMaskedUntilAsked() {
        String session = login();
        Document page = page("/desk/conversations/" + Sample.ID, session);

        assertThat(page.select(".bubble")).hasSize(4);
        assertThat(page.select(".bubble img").attr("src")).isEqualTo("/desk/media/m1/small");
        assertThat(page.select(".bubble .delivery").text()).isEqualTo("Đã xem");
        assertThat(page.select(".map").attr("data-lat")).isEqualTo("16.4637");
        assertThat(page.select(".slots li.full")).hasSize(5);
        assertThat(page.text()).doesNotContain(Sample.NAME).doesNotContain("0905123456");

        HttpResponse<Buffer> reveal =
                post("/desk/conversations/" + Sample.ID + "/reveal", session, form("csrf", csrf(page)));
        assertThat(page(reveal.getHeader("Location"), session).text()).contains(Sample.NAME, Sample.PHONE);
        assertThat(page("/desk/conversations/" + Sample.ID + "?reveal=yes", session)
                        .text())
                .doesNotContain(Sample.NAME);
    }

    @Test
    void theOtherLanguageIsOneClickAway() {
        HttpResponse<Buffer> answer = get("/desk/language/en", "");
        String cookie = answer.cookies().get(0).split(";")[0];

        assertThat(page("/desk/login", cookie).select("button").text()).isEqualTo("Log in");
    }

    @ParameterizedTest
    @CsvSource({
        "take-over, , , TakeOver",
        "hand-back, , , HandBack",
        "write, Chào chị, , Write",
        "start-verifying, , , StartVerifying",
        "ask-supplement, Số nhà nào ạ?, report, AskSupplement",
        "ask-supplement, CCCD?, sender, AskSupplement",
        "accept, , , Accept",
        "refuse, , PICTURE_OLD, Refuse",
    })
    void aDeedEntersTheInbox(String deed, String text, String detail, String expected) {
        String session = login();
        String name = UUID.randomUUID().toString();
        MultiMap form = form("csrf", csrf(page("/desk/conversations/" + Sample.ID, session)))
                .add("id", name)
                .add("deed", deed)
                .add("report", Sample.KEY)
                .add("text", text == null ? "" : text)
                .add("about", detail == null ? "" : detail)
                .add("reason", detail == null ? "" : detail)
                .add("public", "yes");

        HttpResponse<Buffer> answer = post("/desk/conversations/" + Sample.ID + "/deeds", session, form);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(ids).containsExactly(name);
        Event.OperatorDid did = deeds.get(0);
        assertThat(did.operator()).isEqualTo("Lan");
        assertThat(did.at()).isEqualTo(clock.instant());
        Object action = did.action() instanceof Event.MoveReport moved ? moved.move() : did.action();
        assertThat(action.getClass().getSimpleName()).isEqualTo(expected);
        if (action instanceof Move.AskSupplement ask) {
            assertThat(ask.verification()).isEqualTo("sender".equals(detail));
        }
        if (action instanceof Move.Refuse refuse) {
            assertThat(refuse.reason()).isEqualTo(Refusal.PICTURE_OLD);
        }
    }

    @ParameterizedTest
    @CsvSource({"write, 400", "ask-supplement, 400", "refuse, 400", "dance, 400"})
    void anIncompleteDeedIsRefused(String deed, int status) {
        String session = login();
        MultiMap form = form("csrf", csrf(page("/desk", session)), "id", "x", "deed", deed, "reason", "NONE");

        assertThat(post("/desk/conversations/" + Sample.ID + "/deeds", session, form)
                        .statusCode())
                .isEqualTo(status);
        assertThat(deeds).isEmpty();
    }

    @Test
    void aFormThatIsNotThisSessionsIsRefused() {
        String session = login();
        MultiMap form = form("csrf", csrf(page("/desk", login())), "id", "x", "deed", "take-over");

        assertThat(post("/desk/conversations/" + Sample.ID + "/deeds", session, form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(deeds).isEmpty();
    }

    @Test
    void aPersonIsToldInWordsWhatWentWrong() {
        HttpResponse<Buffer> answer = await(client.get(server.port(), "127.0.0.1", "/desk/conversations/nobody")
                .putHeader("Cookie", login())
                .putHeader("Accept", "text/html,*/*")
                .send());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.bodyAsString()).select("main p").text())
                .startsWith("Không tìm thấy cuộc trò chuyện này.");
    }

    @Test
    void picturesAreShownLargeAndSmall() {
        assertThat(await(media.store(Buffer.buffer(new Photo().jpeg()), null))).isInstanceOf(Stored.Kept.class);
        HttpResponse<Buffer> large = get("/desk/media/m1", login());
        HttpResponse<Buffer> small = get("/desk/media/m1/small", login());

        assertThat(large.getHeader("Content-Type")).isEqualTo("image/jpeg");
        assertThat(large.getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(small.body().length()).isLessThan(large.body().length());
        assertThat(get("/desk/media/nothing", login()).statusCode()).isEqualTo(404);
    }

    @Test
    void openPagesHearWhatChanged() {
        Promise<String> heard = Promise.promise();
        StringBuilder all = new StringBuilder();
        String session = login();
        var http = VERTX.createHttpClient();
        await(http.request(HttpMethod.GET, server.port(), "127.0.0.1", "/desk/live")
                .compose(request -> request.putHeader("Cookie", session).send())
                .onSuccess(stream -> stream.handler(chunk -> {
                    if (all.append(chunk).toString().contains("event: talk-" + Sample.ID)) {
                        heard.tryComplete(all.toString());
                    } else if (all.toString().contains("retry")) {
                        live.changed(Sample.ID);
                    }
                })));

        assertThat(await(heard.future())).contains("event: board\n", "event: talk-" + Sample.ID + "\n");
        await(http.close());
    }

    private String login() {
        return post("/desk/login", "", form("name", "Lan", "token", TOKEN))
                .cookies()
                .get(0)
                .split(";")[0];
    }

    private static String csrf(Document page) {
        return page.select("input[name=csrf]").attr("value");
    }

    private Document page(String path, String cookie) {
        HttpResponse<Buffer> answer = get(path, cookie);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return Jsoup.parse(answer.bodyAsString());
    }

    private HttpResponse<Buffer> get(String path, String cookie) {
        return await(client.get(server.port(), "127.0.0.1", path)
                .putHeader("Cookie", cookie)
                .send());
    }

    private HttpResponse<Buffer> post(String path, String cookie, MultiMap form) {
        return await(client.post(server.port(), "127.0.0.1", path)
                .putHeader("Cookie", cookie)
                .sendForm(form));
    }

    private static MultiMap form(String... pairs) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            form.add(pairs[i], pairs[i + 1]);
        }
        return form;
    }
}
