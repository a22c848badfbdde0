package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.hue.channels.email.mime.Limits;

/**
 * Mails as real programs write them, {@code email/corpus/NAME.eml}, each beside what it means, {@code NAME.json}: the keys
 * of {@code bin/gateway inspect email} that matter for it.
 */
final class CorpusTest {

    private static final Path CORPUS =
            Path.of(System.getProperty("project.root", ".."), "channels/src/test/resources/email/corpus");
    private static final String MAILBOX = "dttm@thuathienhue.gov.vn";
    private static final List<String> KEYS = List.of(
            "kind",
            "from",
            "subject",
            "messageId",
            "inReplyTo",
            "token",
            "text",
            "fullText",
            "attachments",
            "bounce",
            "reason");

    private final EmailInspect inspect = new EmailInspect(MAILBOX, "vi");

    @TestFactory
    Stream<DynamicTest> every_mail_means_what_its_file_says() throws IOException {
        return mails().stream()
                .map(mail -> DynamicTest.dynamicTest(name(mail), () -> {
                    JsonObject told = inspect.inspect(Files.readAllBytes(mail));
                    JsonObject expected = new JsonObject(Files.readString(mail.resolveSibling(name(mail) + ".json")));
                    assertThat(told.fieldNames()).containsExactlyElementsOf(KEYS);
                    for (String key : expected.fieldNames()) {
                        assertThat(told.getValue(key)).as(key).isEqualTo(expected.getValue(key));
                    }
                }));
    }

    @Test
    void no_automatic_mail_is_taken_for_a_message() throws IOException {
        List<Path> automatic = mails().stream()
                .filter(mail -> name(mail).matches("(auto|bounce|list)\\..*"))
                .toList();
        assertThat(automatic).hasSizeGreaterThanOrEqualTo(20);
        assertThat(automatic).allSatisfy(mail -> assertThat(
                        inspect.inspect(Files.readAllBytes(mail)).getString("kind"))
                .isIn("auto-reply", "bounce", "list"));
    }

    @Test
    void tags_nested_thousands_deep_say_the_same_as_flat_ones() {
        MailReader reader = new MailReader(Limits.USUAL);
        for (String tag : List.of("<div>", "<b><p>", "<table><tr><td>", "<div class=gmail_attr>")) {
            String mail = "From: a@b.vn\nMessage-ID: <1@b.vn>\nContent-Type: text/html; charset=utf-8\n\n<p>Ngập</p>"
                    + tag.repeat(20_000) + "nước";
            assertThat(reader.read(mail.getBytes(StandardCharsets.UTF_8)).fullText())
                    .as(tag)
                    .startsWith("Ngập")
                    .endsWith("nước");
        }
    }

    @Test
    void no_broken_mail_breaks_the_reader() throws IOException {
        Random chance = new Random(20261005);
        MailReader reader = new MailReader(Limits.USUAL);
        for (Path mail : mails()) {
            byte[] whole = Files.readAllBytes(mail);
            for (int i = 0; i < 3 && whole.length < 50_000; i++) {
                byte[] broken = Broken.of(whole, chance);
                assertThat(reader.read(broken)).as(name(mail)).isNotNull();
            }
        }
    }

    @Test
    void what_goes_beyond_the_limits_is_left_out_and_said() throws IOException {
        MailReader reader = new MailReader(Limits.USUAL);
        Mail bomb = reader.read(Files.readAllBytes(CORPUS.resolve("structure.5000-parts.eml")));
        assertThat(bomb.cut()).isTrue();
        assertThat(bomb.files()).hasSizeLessThanOrEqualTo(Limits.USUAL.parts());
        assertThat(reader.read(Files.readAllBytes(CORPUS.resolve("structure.fifty-levels.eml")))
                        .cut())
                .isTrue();
        assertThat(reader.read(Files.readAllBytes(CORPUS.resolve("structure.ten-levels.eml")))
                        .cut())
                .isFalse();
    }

    @Test
    void a_hostile_mail_shows_nothing_of_itself_in_a_log() {
        assertThat(new MailReader(Limits.USUAL).read("From: a@b.vn\n\nbí mật".getBytes(StandardCharsets.UTF_8)))
                .hasToString("Mail[confidential]");
    }

    @Test
    void there_are_enough_mails() throws IOException {
        assertThat(mails()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path mail) {
        return mail.getFileName().toString().replaceAll("\\.eml$", "");
    }
}
