package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.MediaStore.Stored;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;

class OperatorDeskTest {

    private Stage stage;
    private Stage.Browser lan;

    @BeforeEach
    void serve() {
        stage = new Stage();
        Sample.into(stage.stores, Urgency.URGENT);
        lan = stage.as("operator");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void pagesAreStrictAboutWhatTheyLoad() {
        String policy = lan.get("/desk/inbox").getHeader("Content-Security-Policy");

        assertThat(policy)
                .contains("script-src 'self';", "style-src 'self';", "img-src 'self' data: https://*.t.vn;")
                .doesNotContain("unsafe");
        assertThat(lan.page("/desk/inbox").select("script:not([src]), [style], [onclick]"))
                .isEmpty();
    }

    @Test
    void everythingAPageLoadsIsThere() {
        for (var asset : lan.page("/desk/inbox").select("script[src], link[href]")) {
            String path = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
            assertThat(stage.browser().get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void whoWritesIsToldBesideTheWordsWhenTheyLeaveAnotherWayOrNotAtAll() {
        String talk = "/desk/conversations/" + Sample.ID;
        assertThat(lan.page(talk).select(".composer .way-out").hasAttr("hidden"))
                .isTrue();
        Snapshot before = await(stage.stores.conversations().load(Sample.ID));
        ObjectNode state = Json.MAPPER.valueToTree(before.state());
        state.putObject("address").put("channel", "zalo").put("account", "").put("user", "1");
        Misconduct.store(stage, before, Json.MAPPER.convertValue(state, Conversation.class));
        stage.wait(Duration.ofDays(9));
        assertThat(lan.logIn("operator", Stage.PASSWORD).statusCode()).isEqualTo(303);

        String told = "Trên Zalo đã hết thời gian nhắn tự do";
        assertThat(lan.page(talk).select(".composer .way-out:not([hidden])").text())
                .contains(told);
        assertThat(lan.page("/desk/parts/facts/" + Sample.ID)
                        .select("#way-out[hx-swap-oob]")
                        .text())
                .contains(told);
    }

    @Test
    void aFileThatCouldNotBeHadIsSaidToBeMissing() {
        Snapshot before = await(stage.stores.conversations().load(Sample.ID));
        Media lost =
                new Media(null, MediaKind.IMAGE, "image/jpeg", 0, null, "https://f.zdn.vn/1", null, null, null, null);
        Inbound photo =
                new Inbound("lost-1", before.state().address(), stage.now(), List.of(new Part.Attachment(lost)), null);
        await(stage.stores
                .lines()
                .add(List.of(
                        Line.said(Entry.message(photo, stage.now(), 5), new Event.Heard(photo, Reading.NOTHING), 5))));
        await(stage.stores
                .conversations()
                .store(new Snapshot(
                        before.version() + 1, before.state(), List.of(), List.of(), List.of(), 5, null, stage.now())));

        assertThat(lan.page("/desk/conversations/" + Sample.ID)
                        .select(".bubble.citizen")
                        .eachText())
                .last()
                .asString()
                .contains("Một tệp bị hỏng hoặc không tải được");
    }

    @Test
    void aConversationIsShownWholeAndMaskedUntilAsked() {
        Document page = lan.page("/desk/conversations/" + Sample.ID);

        assertThat(page.select(".bubble")).hasSize(4);
        assertThat(page.select(".bubble img").attr("src")).isEqualTo("/desk/media/m1/small");
        assertThat(page.select(".bubble .delivery").text()).isEqualTo("Đã xem");
        assertThat(page.select(".map").attr("data-lat")).isEqualTo("16.4637");
        assertThat(page.select(".slots li.full")).hasSize(5);
        assertThat(page.text()).doesNotContain(Sample.NAME).doesNotContain("0905123456");

        HttpResponse<Buffer> reveal =
                lan.post("/desk/conversations/" + Sample.ID + "/reveal", Stage.form("csrf", Stage.csrf(page)));
        assertThat(lan.page(reveal.getHeader("Location")).text()).contains(Sample.NAME, Sample.PHONE);
        assertThat(lan.page("/desk/conversations/" + Sample.ID + "?reveal=yes").text())
                .doesNotContain(Sample.NAME);
    }

    /** People call a file by their own name and number. */
    @Test
    void whatAFileIsCalledIsMaskedAsTheCitizensWords() {
        Media file = new Media(
                "f1",
                MediaKind.FILE,
                "application/pdf",
                9,
                "Đơn Nguyễn Thị Hoa 0905123456.pdf",
                null,
                null,
                null,
                null,
                null);
        Entry sent = Entry.message(
                new Inbound("x5", Sample.CITIZEN, Sample.NOW, List.of(new Part.Attachment(file)), null), Sample.NOW, 5);
        Event.Heard heard = new Event.Heard(((Entry.Message) sent.content()).inbound(), Reading.NOTHING);
        Snapshot before = await(stage.stores.conversations().load(Sample.ID));
        await(stage.stores.lines().add(List.of(Line.said(sent, heard, 5))));
        await(stage.stores
                .conversations()
                .store(new Snapshot(2, before.state(), List.of(), List.of(), List.of(), 5, null, Sample.NOW)));

        var link = lan.page("/desk/conversations/" + Sample.ID).select("a.file");

        assertThat(link.text()).isEqualTo("Đơn N. T. H. ***456.pdf");
        assertThat(link.attr("download")).isEqualTo(link.text());
    }

    @Test
    void theOtherLanguageIsOneClickAway() {
        Stage.Browser browser = stage.browser();
        browser.get("/desk/language/en");

        assertThat(browser.page("/desk/login").select("button").text()).isEqualTo("Log in");
    }

    @ParameterizedTest
    @CsvSource({
        "take-over, , , TakeOver",
        "hand-back, , , HandBack",
        "collect, , PHONE, Collect",
        "remember, Đã gọi phường, , Remember",
        "write, Chào chị, , Write",
    })
    void aDeedEntersTheInbox(String deed, String text, String detail, String expected) {
        String name = UUID.randomUUID().toString();
        MultiMap form = Stage.form("csrf", Stage.csrf(lan.page("/desk/conversations/" + Sample.ID)))
                .add("id", name)
                .add("deed", deed)
                .add("text", text == null ? "" : text)
                .add("slot", detail == null ? "" : detail);

        HttpResponse<Buffer> answer = lan.post("/desk/conversations/" + Sample.ID + "/deeds", form);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stage.ids).containsExactly(name);
        Event.OperatorDid did = stage.deeds.get(0);
        assertThat(did.operator()).isEqualTo("operator");
        assertThat(did.at()).isEqualTo(stage.now());
        assertThat(did.action().getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"write, 422", "accept, 400", "collect, 400", "remember, 422", "dance, 400"})
    void anIncompleteDeedIsRefused(String deed, int status) {
        MultiMap form = Stage.form("csrf", Stage.csrf(lan.page("/desk/inbox")), "id", "x", "deed", deed);

        assertThat(lan.post("/desk/conversations/" + Sample.ID + "/deeds", form).statusCode())
                .isEqualTo(status);
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void aFormThatIsNotThisSessionsIsRefused() {
        MultiMap form = Stage.form(
                "csrf", Stage.csrf(stage.as("operator").page("/desk/inbox")), "id", "x", "deed", "take-over");

        assertThat(lan.post("/desk/conversations/" + Sample.ID + "/deeds", form).statusCode())
                .isEqualTo(403);
        assertThat(stage.deeds).isEmpty();
    }

    @Test
    void aPersonIsToldInWordsWhatWentWrong() {
        HttpResponse<Buffer> answer = await(lan.request(HttpMethod.GET, "/desk/conversations/nobody")
                .putHeader("Accept", "text/html,*/*")
                .send());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.bodyAsString()).select("main p").text())
                .startsWith("Không tìm thấy: địa chỉ không đúng");
    }

    @Test
    void picturesAreShownLargeAndSmall() {
        assertThat(await(stage.media.store(Buffer.buffer(new Photo().jpeg()), null)))
                .isInstanceOf(Stored.Kept.class);
        HttpResponse<Buffer> large = lan.get("/desk/media/m1");
        HttpResponse<Buffer> small = lan.get("/desk/media/m1/small");

        assertThat(large.getHeader("Content-Type")).isEqualTo("image/jpeg");
        assertThat(large.getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(small.body().length()).isLessThan(large.body().length());
        assertThat(lan.get("/desk/media/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void openPagesHearWhatChanged() {
        assertThat(heard(lan, Sample.ID)).contains("event: board\n", "event: talk-" + Sample.ID + "\n");
    }

    /** Who has no business with citizens does not learn who writes when. */
    @ParameterizedTest
    @CsvSource({"agency", "administrator"})
    void whoSeesNoConversationHearsOfNone(String name) {
        assertThat(heard(stage.as(name), Sample.ID)).contains("event: board\n").doesNotContain("talk-");
    }

    /** A name can't say anything of its own to everybody's pages. */
    @Test
    void aNameThatIsNoneIsToldToNobody() {
        assertThat(heard(lan, "x\ndata: \n\nevent: forged", Sample.ID))
                .contains("talk-" + Sample.ID)
                .doesNotContain("forged");
    }

    /** What a page hears until the lists are to be fetched anew. */
    private String heard(Stage.Browser browser, String... changed) {
        Promise<String> heard = Promise.promise();
        StringBuilder all = new StringBuilder();
        var http = Stage.vertx().createHttpClient();
        await(http.request(HttpMethod.GET, stage.server.port(), "127.0.0.1", "/desk/live")
                .compose(request ->
                        request.putHeader("Cookie", browser.cookies()).send())
                .onSuccess(stream -> stream.handler(chunk -> {
                    if (all.append(chunk).toString().contains("event: board")) {
                        heard.tryComplete(all.toString());
                    } else if (all.toString().contains("retry")) {
                        for (String one : changed) {
                            stage.live.changed(one);
                        }
                    }
                })));
        String told = await(heard.future());
        await(http.close());
        return told;
    }

    /** A page that opens itself again and again takes no place from others. */
    @Test
    void ofTooManyPagesOfOneAccountTheOldestIsNoLongerLive() {
        var http = Stage.vertx().createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(30));
        Promise<String> colleagues = Promise.promise();
        stream(http, stage.as("supervisor"), colleagues);
        List<Promise<String>> ended = new ArrayList<>();
        for (int i = 0; i < Live.PAGES_OF_ONE + 2; i++) {
            Promise<String> end = Promise.promise();
            stream(http, lan, end);
            ended.add(end);
        }

        assertThat(await(ended.get(0).future())).endsWith("event: enough\ndata: \n\n");
        assertThat(await(ended.get(1).future())).endsWith("event: enough\ndata: \n\n");
        assertThat(ended.stream().skip(2)).noneMatch(end -> end.future().isComplete());
        assertThat(colleagues.future().isComplete()).isFalse();
        assertThat(heard(lan, Sample.ID)).contains("talk-" + Sample.ID);
        await(http.close());
    }

    /** Returns when it is open; what it has said is there when it ends. */
    private void stream(HttpClient http, Stage.Browser browser, Promise<String> ended) {
        StringBuilder all = new StringBuilder();
        Promise<Void> open = Promise.promise();
        await(http.request(HttpMethod.GET, stage.server.port(), "127.0.0.1", "/desk/live")
                .compose(request ->
                        request.putHeader("Cookie", browser.cookies()).send())
                .onSuccess(stream -> stream.handler(chunk -> {
                            all.append(chunk);
                            open.tryComplete();
                        })
                        .endHandler(end -> ended.tryComplete(all.toString()))));
        await(open.future());
    }

    @Test
    void whatIsNotThereIsNotRevealedAndNotOnRecord() {
        String csrf = Stage.csrf(lan.page("/desk/inbox"));

        assertThat(lan.post("/desk/conversations/nobody/reveal", Stage.form("csrf", csrf))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Recorded.all(stage.stores.staff().audit())).noneMatch(entry -> entry.contains("REVEALED"));
    }

    @ParameterizedTest
    @CsvSource({
        "write, '   ', #words, Xin điền mục này.",
        "remember, '   ', .note-writer[open] textarea, Xin điền mục này.",
        "write, long, #words, Nhiều nhất 2.000 ký tự.",
    })
    void whatCannotBeSaidIsToldBesideItsFieldAndStaysThere(String deed, String text, String field, String problem) {
        String words = text.equals("long") ? "a".repeat(2_001) : text;
        HttpResponse<Buffer> answer = lan.click(
                "/desk/conversations/" + Sample.ID,
                "/desk/conversations/" + Sample.ID + "/deeds",
                "deed",
                deed,
                "text",
                words);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(page.select(field)).hasSize(1);
        assertThat(page.select(field).text()).isEqualTo(words.strip());
        assertThat(page.select(".problem").text()).isEqualTo(problem);
        assertThat(stage.deeds).isEmpty();
    }
}
