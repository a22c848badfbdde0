package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.staff.Role;

class AuditPageTest {

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theAuditLogNamesPeopleAsColleaguesDoAndFindsThemByEitherName() {
        stage.hire("lan", Role.OPERATOR);
        await(stage.house
                .audit()
                .did(
                        "lan",
                        Origin.LOCAL,
                        AuditLog.Act.DEED,
                        "accept",
                        "report:PA-2026-000001",
                        "conversation:zalo-9876"));
        await(stage.house.audit().did("token:hue-s", Origin.LOCAL, AuditLog.Act.DEED, "open", "account:lan"));
        Stage.Browser supervisor = stage.as("supervisor");

        Document all = supervisor.page("/desk/audit?what=DEED");
        assertThat(all.select("tbody tr").eachText())
                .anySatisfy(row -> assertThat(row)
                        .contains("Chị lan")
                        .contains("tiếp nhận phản ánh")
                        .contains("PA-2026-000001")
                        .doesNotContain("zalo-"))
                .anySatisfy(row -> assertThat(row).contains("hue-s (API)").doesNotContain("token:"));
        assertThat(all.select("a[href=/desk/reports/PA-2026-000001]")).hasSize(1);
        for (String who : List.of("lan", "Chị lan", "chi lan")) {
            assertThat(supervisor
                            .page("/desk/audit?what=DEED&who=" + URLEncoder.encode(who, StandardCharsets.UTF_8))
                            .select("tbody tr"))
                    .as(who)
                    .hasSize(1);
        }
        // An administrator sees what was done, but opens no report.
        assertThat(stage.as("administrator").page("/desk/audit?what=DEED").select("a[href^=/desk/reports/]"))
                .isEmpty();
    }

    @Test
    void aMatterIsFoundByWhatPeopleSeeOfIt() {
        await(stage.house
                .audit()
                .did(
                        "operator",
                        Origin.LOCAL,
                        AuditLog.Act.REVEALED,
                        "",
                        "conversation:" + Sample.ID,
                        "report:PA-2026-000012"));
        Stage.Browser supervisor = stage.as("supervisor");

        for (String typed : List.of(Sample.ID, "PA-2026-000012", "pa-2026-12")) {
            assertThat(supervisor.page("/desk/audit?about=" + typed).select("[data-testid=audit] tbody tr"))
                    .as(typed)
                    .hasSize(1);
        }
    }

    @Test
    void nothingThatWasDoneStandsThereInAWordOfTheProgram() {
        Sample.into(stage.stores, Urgency.NORMAL);
        stage.living();
        Stage.Browser lan = stage.as("operator");
        String talk = "/desk/conversations/" + Sample.ID;
        lan.click(talk, talk + "/deeds", "deed", "take-over");
        lan.click(talk, talk + "/deeds", "deed", "remember", "text", "Đã gọi");
        lan.click(talk, talk + "/fill-in", "NAME", "Nguyễn Thị Hoa");
        lan.click(talk, talk + "/transfer", "to", "anyone");
        lan.click(talk, talk + "/deeds", "deed", "take-back");
        lan.click(talk, talk + "/deeds", "deed", "hand-back");
        lan.click("/desk/me", "/desk/me/away", "until", "2026-11-24T08:00");
        lan.click("/desk/me", "/desk/me/away", "deed", "back");
        for (String detail : List.of("resend", "resend SMS", "settle", "undo")) {
            await(stage.house.audit().did("operator", Origin.LOCAL, AuditLog.Act.LETTER_SEEN_TO, detail));
        }
        stage.wait(Duration.ofMinutes(1));

        Document page = stage.as("administrator").page("/desk/audit");

        List<String> deeds =
                page.select("[data-testid=audit] tbody td:nth-child(3)").eachText();
        assertThat(deeds).hasSizeGreaterThan(10).allSatisfy(deed -> assertThat(deed)
                .doesNotContainPattern("\\b(take|fill|hand|transfer|remember|away|back|resend|settle|undo)\\b"));
    }

    @Test
    void theAuditLogIsReadByFiltersAndByPages() {
        for (int i = 0; i < 60; i++) {
            await(stage.house
                    .audit()
                    .did(i % 2 == 0 ? "a" : "b", Origin.LOCAL, AuditLog.Act.REVEALED, "", "conversation:c:" + i));
            stage.wait(Duration.ofMillis(1));
        }
        Stage.Browser admin = stage.as("administrator");

        Document first = admin.page("/desk/audit?what=REVEALED");
        assertThat(first.select("[data-testid=audit] tbody tr")).hasSize(50);
        Document second = admin.page(first.select("a[data-older]").attr("href"));
        assertThat(second.select("[data-testid=audit] tbody tr")).hasSize(10);
        assertThat(admin.page("/desk/audit?who=b&about=c:7").select("tbody tr")).hasSize(1);
        assertThat(admin.page("/desk/audit?to=2020-01-01").select(".empty-state"))
                .hasSize(1);
        assertThat(admin.get("/desk/audit?from=hôm-qua").statusCode()).isEqualTo(422);
        assertThat(admin.page(second.select("a[data-first]").attr("href")).select("[data-testid=audit] tbody tr"))
                .hasSize(50);
    }
}
