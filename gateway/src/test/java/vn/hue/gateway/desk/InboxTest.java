package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Effect.Alarm;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.Alarms;

class InboxTest {

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
    void itBeginsWithWhatPressesMostAndShowsNobody() {
        await(stage.stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.SOS, Sample.CODE, Sample.NOW)));
        Document page = lan.page("/desk/inbox");

        assertThat(page.select("h1").text()).isEqualTo("Khẩn cấp, SOS");
        assertThat(page.select(".alarm.loud b").text()).isEqualTo("SOS: người dân cần cứu giúp");
        assertThat(page.select(".item .code").text()).isEqualTo(Sample.CODE);
        assertThat(page.select(".item .badge.URGENT").text()).isEqualTo("Khẩn cấp");
        // An urgent matter must be with an agency within 30 minutes (QĐ 30/2022, Điều 15).
        assertThat(page.select(".item time.due").attr("data-due"))
                .isEqualTo(Sample.NOW.plusSeconds(1_800).toString());
        assertThat(page.text())
                .contains("N. T. H.")
                .doesNotContain(Sample.NAME)
                .doesNotContain("0905 123 456")
                .doesNotContain(Sample.PHONE);
    }

    @Test
    void anAlarmSaysWhoseItIsAlsoWithoutAReport() {
        await(stage.stores
                .alarms()
                .raise(new Alarms.Raised("a1", Sample.ID, Alarm.NOT_DELIVERED, null, Sample.NOW.plusSeconds(1))));
        await(stage.stores
                .alarms()
                .raise(new Alarms.Raised("a2", "zalo-4711abcd", Alarm.NOT_DELIVERED, null, Sample.NOW)));

        List<String> whose = lan.page("/desk/inbox").select(".alarm-who").eachText();
        assertThat(whose).containsExactly("Web chat N. T. H.", "Zalo Trò chuyện …abcd");
    }

    @Test
    void anAlarmSaysWhatItIsAboutAndNeverAKeyOfTheProgram() {
        await(stage.stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.URGENT, Sample.KEY, Sample.NOW)));

        Document page = lan.page("/desk/inbox");

        assertThat(page.select(".alarm").text())
                .contains(Sample.CODE)
                .contains("Ổ gà")
                .contains("12 Lê Lợi")
                .doesNotContain(Sample.KEY)
                .doesNotContain(Sample.NAME);
    }

    @Test
    void aCryForHelpIsNotHiddenByWhatCameAfterItAndAllAreCounted() {
        await(stage.stores.alarms().raise(new Alarms.Raised("first", Sample.ID, Alarm.SOS, null, Sample.NOW)));
        for (int i = 0; i < 60; i++) {
            Alarm kind = i % 2 == 0 ? Alarm.PERSON_WANTED : Alarm.URGENT;
            await(stage.stores
                    .alarms()
                    .raise(new Alarms.Raised("a" + i, Sample.ID, kind, null, Sample.NOW.plusSeconds(i + 1L))));
        }

        Document page = lan.page("/desk/inbox");

        assertThat(page.select(".alarm").get(0).text()).contains("SOS");
        assertThat(page.select(".alarms h2 .count").text()).isEqualTo("61");
        assertThat(page.select(".alarms").text()).contains("Còn 31 việc nữa");
    }

    @Test
    void theCountsStandBesideTheQueues() {
        await(stage.stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.SOS, Sample.CODE, Sample.NOW)));
        Document part = lan.page("/desk/parts/queues?active=inbox:NEW");

        assertThat(part.select("#queue-URGENT .n").text()).isEqualTo("1");
        assertThat(part.select("#queue-NEW[aria-current=page] .n").text()).isEqualTo("1");
        assertThat(part.select("#queue-WAITING .n")).isEmpty();
        assertThat(part.select("[data-urgent-latest]").attr("data-urgent-latest"))
                .isEqualTo(String.valueOf(Sample.NOW.toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({
        "queue=all&q=o+ga, 1",
        "queue=all&q=%E1%BB%94+G%C3%80+s%C3%A2u, 1",
        "q=le+loi+12, 1",
        "q=cay+cau, 0",
        "q=PA-2026-000001, 1",
        "q=pa-2026-1, 1",
        "q=0905123456, 0",
        "q=nguyen, 0",
        "queue=new&ward=thu%E1%BA%ADn+h%C3%B3a, 1",
        "queue=new&ward=ph%C3%BA+xu%C3%A2n, 0",
        "queue=all&status=received&category=GIAO_THONG&channel=webchat, 1",
        "queue=all&channel=zalo, 0",
        "queue=all&from=2026-11-23&to=2026-11-23, 1",
        "queue=all&from=2026-11-24, 0",
        "queue=mine, 0",
        "queue=nonsense, 1",
    })
    void whatIsAskedForIsFound(String query, int rows) {
        assertThat(lan.page("/desk/inbox?" + query).select(".item")).hasSize(rows);
    }

    @Test
    void aDayThatIsNoneIsSaidBesideItsField() {
        HttpResponse<Buffer> page = lan.get("/desk/inbox?from=hôm-qua");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(page.bodyAsString()).select("#from-wrong").text())
                .isEqualTo("Đây không phải là một ngày.");
    }

    @Test
    void aCitizenIsFoundByTheWholeNumberOnRecordAndInNoAddress() {
        HttpResponse<Buffer> answer = lan.send("/desk/inbox", "/desk/search", "q", "0905 123 456");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.bodyAsString()).select(".item")).hasSize(1);
        assertThat(answer.bodyAsString()).doesNotContain("0905 123 456").doesNotContain("0905123456");

        HttpResponse<Buffer> part = lan.send("/desk/inbox", "/desk/search", "q", "0905 123 45");
        assertThat(Jsoup.parse(part.bodyAsString()).select(".item")).isEmpty();
        HttpResponse<Buffer> words = lan.send("/desk/inbox", "/desk/search", "q", "ổ gà");
        assertThat(words.getHeader("Location")).isEqualTo("/desk/inbox?queue=all&q=%E1%BB%95+g%C3%A0");
        assertThat(await(stage.stores
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(
                                "operator",
                                Act.SEARCHED_PERSON,
                                null,
                                Instant.EPOCH,
                                Instant.parse("2999-01-01T00:00:00Z"),
                                null,
                                9))))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("0905"));
    }

    /** A night of floods: each missed deadline is an alarm of its own. */
    @Test
    void noFloodOfMissedDeadlinesHidesACryForHelp() {
        await(stage.stores.alarms().raise(new Alarms.Raised("first", Sample.ID, Alarm.SOS, null, Sample.NOW)));
        for (int i = 0; i < 1_000; i++) {
            Alarm kind = i % 2 == 0 ? Alarm.DEADLINE_MISSED : Alarm.URGENT;
            await(stage.stores
                    .alarms()
                    .raise(new Alarms.Raised("a" + i, Sample.ID, kind, null, Sample.NOW.plusSeconds(i + 1L))));
        }
        Document page = lan.page("/desk/inbox");
        assertThat(page.select(".alarm").get(0).text()).contains("SOS");
        assertThat(page.select(".alarms h2 .count").text()).isEqualTo("500+");
        assertThat(lan.page("/desk/parts/queues?active=inbox:NEW")
                        .select("[data-urgent-latest]")
                        .attr("data-urgent-latest"))
                .isEqualTo(String.valueOf(Sample.NOW.plusSeconds(1_000).toEpochMilli()));
    }

    @Test
    void anAlarmIsSettledByNameAndOneIsBackWhereOneWas() {
        await(stage.stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.SOS, Sample.CODE, Sample.NOW)));
        HttpResponse<Buffer> answer = lan.send(
                "/desk/inbox",
                "/desk/alarms/settle",
                "alarm",
                "a1",
                "conversation",
                Sample.ID,
                "back",
                "/desk/inbox?queue=new");

        assertThat(answer.getHeader("Location")).isEqualTo("/desk/inbox?queue=new");
        assertThat(lan.page("/desk/inbox").select(".alarm")).isEmpty();
    }

    /** The record says which matter was seen to, whatever the form says. */
    @Test
    void anAlarmIsSeenToOnRecordUnderItsOwnConversation() {
        await(stage.stores.alarms().raise(new Alarms.Raised("a1", Sample.ID, Alarm.SOS, Sample.CODE, Sample.NOW)));
        for (String alarm : List.of("a1", "a1", "none")) {
            lan.click("/desk/inbox", "/desk/alarms/settle", "alarm", alarm, "conversation", "another");
        }

        assertThat(await(stage.stores
                        .staff()
                        .audit()
                        .read(new AuditLog.Query(
                                null,
                                Act.ALARM_SEEN,
                                null,
                                Instant.EPOCH,
                                Instant.parse("2999-01-01T00:00:00Z"),
                                null,
                                9))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.about()).containsExactly("conversation:" + Sample.ID));
    }

    @ParameterizedTest
    @CsvSource({
        "(0905) 123 456, 1",
        "0905/123/456, 1",
        "0905–123–456, 1",
        "+84 (0) 905 123 456, 1",
        "0084905123456, 1",
        "hoa@example.vn, 0",
    })
    void whoeverIsLookedForStandsInNoAddressHoweverItIsTyped(String typed, int rows) {
        HttpResponse<Buffer> answer = lan.send("/desk/inbox", "/desk/search", "q", typed);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.bodyAsString()).select(".item")).hasSize(rows);
    }
}
