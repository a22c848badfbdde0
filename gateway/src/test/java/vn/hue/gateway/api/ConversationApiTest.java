package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.TALK;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;

/** Other programs speak to a citizen in place of the bot. */
class ConversationApiTest {

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    @Test
    void oneProgramAtATimeSpeaksToACitizen() {
        HttpResponse<Buffer> taken = programs.post(ALL, TALK + "/take-over", "");
        HttpResponse<Buffer> late = programs.post(OTHER, TALK + "/take-over", "");
        HttpResponse<Buffer> silent = programs.post(OTHER, TALK + "/messages", "{\"text\": \"Chào\"}");
        HttpResponse<Buffer> wrote = programs.post(ALL, TALK + "/messages", "{\"text\": \"Chào chị\"}");

        assertThat(taken.statusCode()).isEqualTo(200);
        Described.conforms("takeOver", taken);
        assertThat(taken.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:portal");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.bodyAsJsonObject().getString("operator")).isEqualTo("token:portal");
        Described.conforms("takeOver", late);
        assertThat(silent.statusCode()).isEqualTo(409);
        Described.conforms("writeMessage", wrote);
        String message = wrote.bodyAsJsonObject().getString("message");
        assertThat(programs.get(ALL, TALK).bodyAsJsonObject().getJsonArray("messages").stream()
                        .map(JsonObject.class::cast))
                .anySatisfy(line -> {
                    assertThat(line.getString("id")).isEqualTo(message);
                    assertThat(line.getString("text")).isEqualTo("Chào chị");
                    assertThat(line.getString("author")).isEqualTo("token:portal");
                });
        assertThat(programs.deeds()).containsExactlyInAnyOrder("token:portal take-over", "token:portal write");
    }

    @Test
    void aConversationIsKeptNotedTakenAwayAndHandedBack() {
        assertThat(programs.post(ALL, TALK + "/still-here", "").statusCode()).isEqualTo(409);
        programs.post(ALL, TALK + "/take-over", "");
        assertThat(programs.post(ALL, TALK + "/still-here", "").statusCode()).isEqualTo(200);
        HttpResponse<Buffer> noted = programs.post(OTHER, TALK + "/notes", "{\"text\": \"Đã gọi phường\"}");
        HttpResponse<Buffer> away = programs.post(OTHER, TALK + "/take-away", "");
        HttpResponse<Buffer> asked = programs.post(OTHER, TALK + "/collect", "{\"what\": \"PLACE\"}");
        HttpResponse<Buffer> back = programs.post(OTHER, TALK + "/hand-back", "{\"note\": \"Xong\"}");

        Described.conforms("writeNote", noted);
        Described.conforms("takeAway", away);
        Described.conforms("collect", asked);
        Described.conforms("handBack", back);
        assertThat(away.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:hotline");
        assertThat(asked.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isNull();
        assertThat(programs.post(ALL, TALK + "/notes", "{\"text\": \"x\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(programs.post(ALL, "/api/v1/conversations/nobody/take-over", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasLearnedByAskingIsFilledIn() {
        HttpResponse<Buffer> filled = programs.post(
                ALL, TALK + "/fill-in", "{\"address\": \"12 Lê Lợi, phường Thuận Hóa\", \"phone\": \"0905 999 888\"}");
        HttpResponse<Buffer> wrong = programs.post(
                ALL,
                TALK + "/fill-in",
                "{\"phone\": \"12\", \"email\": \"nobody\", \"seenAt\": \"2030-01-01T00:00:00Z\"}");

        assertThat(filled.statusCode()).as(filled.bodyAsString()).isEqualTo(200);
        Described.conforms("fillIn", filled);
        JsonObject slots = programs.get(ALL, TALK).bodyAsJsonObject().getJsonObject("slots");
        assertThat(slots.getJsonObject("place").getString("address")).contains("12 Lê Lợi");
        assertThat(slots.getJsonObject("sender").getString("phone")).isEqualTo("+84905999888");
        assertThat(Programs.pointers(wrong))
                .containsExactlyInAnyOrder("/phone no-number", "/email no-mail", "/seenAt in-the-future");
        assertThat(Programs.pointers(programs.post(ALL, TALK + "/fill-in", "{}")))
                .containsExactly("/content missing");
    }

    @Test
    void aConversationIsOfferedToOthersAndTakenOverByThem() {
        programs.post(ALL, TALK + "/take-over", "");
        HttpResponse<Buffer> unknown = programs.post(ALL, TALK + "/transfer", "{\"colleague\": \"nobody\"}");
        HttpResponse<Buffer> offered = programs.post(ALL, TALK + "/transfer", "{\"note\": \"Xin nhận giúp\"}");
        HttpResponse<Buffer> back = programs.post(ALL, TALK + "/take-back", "");
        HttpResponse<Buffer> kept = programs.post(OTHER, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "");
        HttpResponse<Buffer> taken = programs.post(OTHER, TALK + "/take-over", "");

        assertThat(Programs.pointers(unknown)).containsExactly("/colleague unknown");
        Described.conforms("transfer", offered);
        Described.conforms("takeBack", back);
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:hotline");
    }

    @Test
    void whatIsPassedToATeamIsTakenByTheTokenOfOneOfItAlone() {
        programs.hire("binh", "Ca ngày", false);
        programs.hire("hoa", "Ca đêm", false);
        programs.post(ALL, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "{\"team\": \"Ca đêm\"}");

        HttpResponse<Buffer> other = programs.post(OTHER, TALK + "/take-over", "");
        JsonObject waiting = programs.get(OTHER, TALK).bodyAsJsonObject().getJsonObject("handover");
        programs.hire("binh", "Ca đêm", true);
        HttpResponse<Buffer> disabled = programs.post(OTHER, TALK + "/take-over", "");
        programs.hire("binh", "Ca đêm", false);
        HttpResponse<Buffer> taken = programs.post(OTHER, TALK + "/take-over", "");

        Described.conforms("takeOver", other);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.bodyAsJsonObject().getString("type")).endsWith("#offered-team");
        assertThat(other.bodyAsJsonObject().getString("team")).isEqualTo("Ca đêm");
        assertThat(other.bodyAsJsonObject().getString("detail")).contains("Ca đêm", "operator");
        assertThat(waiting.getJsonObject("offered").getString("team")).isEqualTo("Ca đêm");
        assertThat(disabled.statusCode()).isEqualTo(409);
        assertThat(taken.statusCode()).as(taken.bodyAsString()).isEqualTo(200);
        assertThat(taken.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:hotline");
    }

    @Test
    void whatIsPassedToAColleagueIsTheColleaguesAlone() {
        programs.hire("binh", "Ca ngày", false);
        programs.post(ALL, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "{\"colleague\": \"binh\"}");

        HttpResponse<Buffer> answer = programs.post(OTHER, TALK + "/take-over", "");
        HttpResponse<Buffer> declined = programs.post(OTHER, TALK + "/decline", "{\"reason\": \"Bận\"}");

        Described.conforms("takeOver", answer);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.bodyAsJsonObject().getString("colleague")).isEqualTo("binh");
        Described.conforms("decline", declined);
        assertThat(declined.statusCode()).isEqualTo(409);
        assertThat(declined.bodyAsJsonObject().getString("type")).endsWith("#not-offered");
    }

    @Test
    void aProgramDeclinesWhatItsTeamWasAskedToTake() {
        programs.hire("binh", "Ca đêm", false);
        programs.hire("hoa", "Ca đêm", false);
        programs.post(ALL, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "{\"team\": \"Ca đêm\"}");

        assertThat(Programs.pointers(programs.post(OTHER, TALK + "/decline", "{}")))
                .containsExactly("/reason missing");
        HttpResponse<Buffer> declined = programs.post(OTHER, TALK + "/decline", "{\"reason\": \"Ca đêm đã đủ việc\"}");
        HttpResponse<Buffer> again = programs.post(OTHER, TALK + "/decline", "{\"reason\": \"Ca đêm đã đủ việc\"}");

        Described.conforms("decline", declined);
        assertThat(declined.statusCode()).isEqualTo(200);
        assertThat(declined.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:portal");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(programs.deeds()).contains("token:hotline decline");
    }
}
