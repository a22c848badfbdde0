package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.sms.text.Gsm;
import vn.hue.channels.sms.text.Header;
import vn.hue.conversations.vocabulary.Inbound;

class SmppReceivingTest {

    private static final String LONG =
            "Đường Nguyễn Huệ trước số nhà 35 ngập sâu hơn nửa mét từ sáng nay, xe máy chết máy "
                    + "rất nhiều, trẻ em đi học không qua được, mong Trung tâm cho người đến xem sớm giúp bà con 🙏🏻. Cảm ơn!";
    private static final String FROM = SmsStage.CITIZEN + ": ";

    private final SmsStage stage = new SmsStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static JsonObject joined(String how) {
        return new JsonObject().put("joined", how);
    }

    @Test
    void what_a_citizen_writes_is_heard_in_order() {
        stage.bound();
        for (int i = 1; i <= 30; i++) {
            stage.write("Tin thứ " + i);
        }
        for (int i = 1; i <= 30; i++) {
            assertThat(stage.centre.hear()).isEqualTo(FROM + "Tin thứ " + i);
        }
    }

    @ParameterizedTest(name = "{0}, backwards {1}")
    @CsvSource({"udh, false", "udh, true", "udh16, true", "sar, true", "payload, false"})
    void a_long_text_is_heard_whole(String how, boolean backwards) {
        stage.bound();
        stage.write(LONG, joined(how).put("backwards", backwards));
        assertThat(stage.centre.hear()).isEqualTo(FROM + LONG);
        stage.write("Xong");
        assertThat(stage.centre.hear()).isEqualTo(FROM + "Xong");
    }

    @Test
    void pieces_that_come_twice_are_heard_once() {
        stage.bound();
        stage.fault("twice", 100);
        stage.write(LONG, joined("udh").put("backwards", true));
        assertThat(stage.centre.hear()).isEqualTo(FROM + LONG);
        stage.write("Xong");
        assertThat(stage.centre.hear()).isEqualTo(FROM + "Xong");
        stage.until(seen -> seen.getInteger("waiting") == 0);
        assertThat(stage.centre.inbox).hasSize(2);
    }

    @Test
    void pieces_outlive_a_restart() {
        stage.bound();
        SmsPiece[] pieces = pieces();
        SmsVerticle first = stage.smpp();
        SmsStage.get(first.piece(pieces[1]));
        SmsStage.get(first.piece(pieces[2]));
        stage.undeploy();
        SmsVerticle next = stage.smpp();
        SmsStage.get(next.piece(pieces[0]));
        assertThat(stage.centre.hear()).isEqualTo(FROM + "mot hai ba");
        // And once more, from another connection.
        SmsStage.get(next.piece(pieces[0]));
        assertThat(stage.centre.inbox).hasSize(1);
    }

    private static SmsPiece[] pieces() {
        String[] words = {"mot ", "hai ", "ba"};
        SmsPiece[] pieces = new SmsPiece[words.length];
        for (int i = 0; i < words.length; i++) {
            pieces[i] = piece(words[i], 7, words.length, i + 1, "s" + i);
        }
        return pieces;
    }

    private static SmsPiece piece(String words, int reference, int total, int number, String session) {
        return new SmsPiece(
                "84905123456", "8079", 0, Gsm.encode(words), new Header.Piece(reference, total, number), session);
    }

    private static SmsPiece whole(String words, String session) {
        return new SmsPiece("84905123456", "8079", 0, Gsm.encode(words), null, session);
    }

    @Test
    void a_number_that_comes_round_again_joins_nothing_old() {
        SmsVerticle channel = stage.smpp();
        SmsStage.get(channel.piece(piece("cu 1 ", 9, 2, 1, "s")));
        stage.later(Duration.ofMinutes(20));
        SmsStage.get(channel.piece(piece("moi 1 ", 9, 2, 1, "s")));
        assertThat(stage.centre.hear()).isEqualTo(FROM + "cu 1 […]");
        SmsStage.get(channel.piece(piece("moi 2", 9, 2, 2, "s")));
        assertThat(stage.centre.hear()).isEqualTo(FROM + "moi 1 moi 2");
    }

    @Test
    void what_is_there_is_taken_when_the_rest_does_not_come_within_a_day() {
        SmsVerticle channel = stage.smpp();
        SmsStage.get(channel.piece(piece("mot ", 9, 3, 1, "s")));
        SmsStage.get(channel.piece(piece("ba", 9, 3, 3, "s")));
        stage.later(Duration.ofHours(25));
        assertThat(stage.centre.hear()).isEqualTo(FROM + "mot […]ba");
    }

    @Test
    void an_answer_given_twice_is_two_answers_and_a_repetition_of_the_centre_is_one() {
        SmsVerticle channel = stage.smpp();
        SmsStage.get(channel.piece(whole("1", "s")));
        stage.later(Duration.ofSeconds(2));
        SmsStage.get(channel.piece(whole("1", "s")));
        assertThat(stage.centre.inbox).as("at once").hasSize(1);
        stage.later(Duration.ofSeconds(20));
        SmsStage.get(channel.piece(whole("1", "s")));
        assertThat(stage.centre.inbox).as("a while later").hasSize(2);
        stage.later(Duration.ofMinutes(3));
        SmsStage.get(channel.piece(whole("1", "another")));
        assertThat(stage.centre.inbox).as("on another connection").hasSize(2);
        stage.later(Duration.ofMinutes(20));
        SmsStage.get(channel.piece(whole("1", "another")));
        assertThat(stage.centre.inbox).as("much later").hasSize(3);
    }

    @Test
    void the_centre_is_told_to_come_again_while_the_store_is_away() {
        stage.bound();
        stage.centre.away = true;
        stage.write("Nước ngập");
        stage.until(seen -> seen.getInteger("deliveries") > 2);
        assertThat(stage.json("/emulator/sms/sent").getInteger("waiting")).isEqualTo(1);
        stage.centre.away = false;
        assertThat(stage.centre.hear()).isEqualTo(FROM + "Nước ngập");
        stage.until(seen -> seen.getInteger("waiting") == 0);
        assertThat(stage.centre.inbox).hasSize(1);
    }

    @ParameterizedTest(name = "data_coding {0}")
    @CsvSource(
            nullValues = "-",
            value = {"241, 486500, He@", "8, D83DDE00, 😀", "4, 0102, -", "0, '', -"})
    void any_coding_is_answered_for(int dataCoding, String hex, @Nullable String words) {
        stage.bound();
        stage.post(
                "/phone/sms/api/raw",
                new JsonObject()
                        .put("user", SmsStage.CITIZEN)
                        .put("dataCoding", dataCoding)
                        .put("hex", hex));
        assertThat(stage.centre.hear())
                .isEqualTo(FROM
                        + (words != null
                                ? words
                                : "Unsupported[what=" + (dataCoding == 4 ? "data_coding 4" : "empty") + "]"));
        stage.until(seen -> seen.getInteger("waiting") == 0);
    }

    @Test
    void an_operators_advertisement_is_kept_and_answered_by_nobody() {
        stage.bound();
        stage.post(
                "/phone/sms/api/raw",
                new JsonObject().put("user", "VinaPhone").put("dataCoding", 0).put("hex", "515143"));
        stage.write("Xong");
        assertThat(stage.centre.hear()).isEqualTo(FROM + "Xong");
        assertThat(stage.centre.raw).hasSize(1);
    }

    @Test
    void the_citizen_is_known_by_the_number_as_everybody_writes_it() {
        SmsVerticle channel = stage.smpp();
        SmsStage.get(channel.piece(new SmsPiece("0905123456", "8079", 0, new byte[] {'1'}, null, "s")));
        Inbound heard = stage.centre.inbox.values().iterator().next();
        assertThat(heard.from()).isEqualTo(SmsStage.TO);
        assertThat(heard.from().toString()).doesNotContain("905123456");
    }
}
