package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.Demo;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;

/** What happens past the gateway: a colleague types in the provider's own tool, a citizen goes or comes another way. */
class ColleagueTest {

    @TempDir
    private Path folder;

    private Networks networks;

    @BeforeEach
    void starts() {
        networks = Networks.on(folder);
    }

    @AfterEach
    void stops() {
        networks.close();
    }

    private Conversation state(Address of) {
        return snapshot(of).state();
    }

    private Snapshot snapshot(Address of) {
        return Objects.requireNonNull(
                Demo.waited(networks.stores().conversations().load(of.conversation())));
    }

    private boolean begun(Address of) {
        return Demo.waited(networks.stores().conversations().load(of.conversation())) != null;
    }

    private List<Line> history(Address of) {
        Snapshot state = snapshot(of);
        return Demo.waited(networks.stores().lines().read(state.id(), 1, state.lines()));
    }

    @Test
    void a_colleague_s_words_in_zalo_s_console_are_kept_and_the_bot_is_silent() {
        ZaloPerson hoa = new ZaloPerson(networks, "246845883529197922");
        hoa.says("xin chào").hears("xin chào");
        hoa.isAnsweredInTheConsole("Chào chị, tôi là Minh ở trung tâm.");
        silences(hoa, "zalo 77", "Chào chị, tôi là Minh ở trung tâm.");
    }

    @Test
    void a_colleague_s_words_in_the_page_s_inbox_are_kept_and_the_bot_is_silent() {
        FacebookPerson binh = new FacebookPerson(networks, "24061997");
        binh.says("xin chào").hears("xin chào");
        binh.acts("inbox", new JsonObject().put("text", "Chào anh, tôi là Minh ở trung tâm."));
        silences(binh, "facebook app 263902037430900", "Chào anh, tôi là Minh ở trung tâm.");
    }

    private void silences(Person citizen, String colleague, String words) {
        networks.until("the bot is silent", () -> state(citizen.address()).handover() != null);
        assertThat(Objects.requireNonNull(state(citizen.address()).handover()).operator())
                .isEqualTo(colleague);
        long before = state(citizen.address()).turn();
        int heard = citizen.heard().size();
        citizen.says("Đèn đường trước nhà tôi hỏng");
        networks.until(
                "the citizen's words are taken", () -> state(citizen.address()).turn() > before);

        assertThat(citizen.heard()).hasSize(heard);
        assertThat(history(citizen.address()))
                .extracting(Line::out)
                .filteredOn(Objects::nonNull)
                .anySatisfy(out -> {
                    assertThat(out.author()).isEqualTo(colleague);
                    assertThat(out.text()).isEqualTo(words);
                });

        // Whether the colleague's tool is still open nobody can tell: silence ends it.
        networks.later("PT10M1S");
        citizen.hears("Cán bộ tạm vắng");
        assertThat(state(citizen.address()).handover()).isNull();
        assertThat(Demo.waited(networks.stores().alarms().open(50)))
                .anyMatch(raised -> raised.alarm() == Effect.Alarm.OPERATOR_GONE);
    }

    @Test
    void while_another_app_has_the_thread_the_bot_only_listens() {
        FacebookPerson binh = new FacebookPerson(networks, "24061999");
        binh.says("xin chào").hears("xin chào");
        int heard = binh.heard().size();
        for (String words : List.of("Ổ gà to trước số 12 Lê Lợi", "xe máy suýt ngã")) {
            long before = state(binh.address()).turn();
            binh.acts("text", new JsonObject().put("text", words).put("standby", true));
            networks.until("the words are taken", () -> state(binh.address()).turn() > before + 1);
            networks.later("PT9M");
        }
        assertThat(binh.heard()).hasSize(heard);
        assertThat(Objects.requireNonNull(state(binh.address()).handover()).operator())
                .isEqualTo("facebook standby");

        networks.later("PT1M1S");
        binh.hears("Cán bộ tạm vắng");
    }

    @Test
    void who_takes_back_the_consent_is_forgotten_as_far_as_nothing_is_filed() {
        ZaloPerson hoa = new ZaloPerson(networks, "246845883529197922");
        hoa.says("Ổ gà ở 12 Lê Lợi, tôi là Nguyễn Thị Hoa 0905123456").hears("ảnh hoặc video");
        hoa.does("withdraw", new JsonObject());
        networks.until("the draft is gone", () -> state(hoa.address()).draft() == null);

        assertThat(state(hoa.address()).sender()).isEqualTo(Sender.UNKNOWN);
        assertThat(state(hoa.address()).timers()).isEmpty();
        networks.until(
                "operators are alarmed",
                () -> Demo.waited(networks.stores().alarms().open(50)).stream()
                        .anyMatch(raised -> raised.alarm() == Effect.Alarm.CONSENT_WITHDRAWN));
    }

    @Test
    void a_comment_is_answered_once_in_private_and_goes_on_in_that_chat() {
        FacebookPerson lan = new FacebookPerson(networks, "24061998");
        lan.acts("comment", new JsonObject().put("text", "Ổ gà to trước số 12 Lê Lợi"))
                .hears("ảnh hoặc video");
        networks.until("the report has moved into the chat", () -> begun(lan.address()));
        assertThat(Objects.requireNonNull(state(lan.address()).draft()).content())
                .contains("Ổ gà to");

        lan.photographs(new Photo().jpeg()).hears("lúc nào");
        assertThat(networks.read("/emulator/facebook/sends").getJsonArray("sends").stream()
                        .map(JsonObject.class::cast)
                        .map(sent -> sent.getJsonObject("body").getJsonObject("recipient"))
                        .filter(to -> to.containsKey("comment_id")))
                .hasSize(1);
    }
}
