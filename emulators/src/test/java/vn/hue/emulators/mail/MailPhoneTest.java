package vn.hue.emulators.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hue.emulators.phone.PhoneServer;

final class MailPhoneTest {

    private static final String CENTRE = "dttm@hue.test";
    private static final String LETTERS = "/phone/mail/api/hoa%40citizen.test/letters";

    private final Vertx vertx = Vertx.vertx();
    private final JavaMail mail = JavaMail.start(List.of(CENTRE));
    private final PhoneServer phone =
            get(PhoneServer.listen(vertx, 0, List.of(new MailPhone(mail, CENTRE, InstantSource.system()))));
    private final WebClient client = WebClient.create(vertx);

    @AfterEach
    void close() {
        get(vertx.close());
        mail.close();
    }

    @Test
    void a_letter_with_a_picture_arrives_and_its_answer_is_shown_and_answered_as_gmail_does() {
        JsonObject picture = new JsonObject()
                .put("name", "Ảnh.jpg")
                .put("type", "image/jpeg")
                .put("data", new byte[] {1, 2, 3});
        post(new JsonObject()
                .put("name", "Hoa")
                .put("subject", "Đèn hỏng")
                .put("text", "12 Lê Lợi")
                .put("files", new JsonArray().add(picture)));
        Correspondent centre = new Correspondent(mail, CENTRE, "Huế IOC", InstantSource.system());
        Correspondent.Received letter = only(centre);
        assertThat(letter.subject()).isEqualTo("Đèn hỏng");
        assertThat(letter.text().strip()).isEqualTo("12 Lê Lợi");
        assertThat(letter.files()).containsExactly("Ảnh.jpg");

        centre.answer(letter, "Khi nào ạ?", List.of());
        JsonObject answer = shown(2).getJsonObject(1);
        assertThat(answer.getString("text")).startsWith("Khi nào ạ?").contains("đã viết:", "> 12 Lê Lợi");
        assertThat(answer.getBoolean("mine")).isFalse();

        post(new JsonObject().put("text", "Tối qua").put("answers", answer.getString("id")));
        assertThat(shown(3).getJsonObject(2).getBoolean("mine")).isTrue();
    }

    private void post(JsonObject letter) {
        assertThat(get(client.post(phone.port(), "127.0.0.1", LETTERS).sendJsonObject(letter))
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonArray shown(int count) {
        JsonArray letters = new JsonArray();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (letters.size() < count && System.nanoTime() < end) {
            HttpResponse<?> answer =
                    get(client.get(phone.port(), "127.0.0.1", LETTERS).send());
            letters = answer.bodyAsJsonArray();
        }
        assertThat(letters).hasSize(count);
        return letters;
    }

    private static Correspondent.Received only(Correspondent person) {
        List<Correspondent.Received> letters = person.letters();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (letters.isEmpty() && System.nanoTime() < end) {
            letters = person.letters();
        }
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
    }
}
