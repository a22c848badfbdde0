package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.hue.channels.email.newest.Body;
import vn.hue.channels.email.newest.Occasion;

/** What mail programs add, one piece after the other, parted by {@code %%}: {@code email/newest/*.txt}. */
final class NewestWordsTest {

    private static final String WORDS = "12 Lê Lợi, phường Thuận Hóa\n\nTrân trọng,\nBình";

    @TestFactory
    Stream<DynamicTest> the_line_above_a_quote_goes_with_it() {
        return each("attributions", added -> newest(WORDS + "\n\n" + added + "\n\n> Ở đâu ạ?\n>\n> Huế IOC\n"));
    }

    @TestFactory
    Stream<DynamicTest> what_stands_below_a_line_and_no_sign_of_quoting_goes_too() {
        return each("headers", added -> newest(WORDS + "\n\n" + added + "\n\nỞ đâu ạ?\n"));
    }

    @TestFactory
    Stream<DynamicTest> what_a_phone_adds_goes() {
        return each("footers", added -> newest(WORDS + "\n\n" + added + "\n"));
    }

    @TestFactory
    Stream<DynamicTest> what_a_company_adds_goes() {
        return each("disclaimers", added -> newest(WORDS + "\n\n" + added + "\n"));
    }

    @TestFactory
    Stream<DynamicTest> what_only_looks_like_it_stays() {
        return pieces("own-words")
                .map(own -> DynamicTest.dynamicTest(name(own), () -> assertThat(
                                Body.plain(own, false, false).newest(Occasion.NEW))
                        .isEqualTo(own)));
    }

    private interface Reading {
        String of(String added);
    }

    private static Stream<DynamicTest> each(String file, Reading reading) {
        return pieces(file)
                .map(added -> DynamicTest.dynamicTest(
                        name(added), () -> assertThat(reading.of(added)).isEqualTo(WORDS)));
    }

    private static String newest(String mail) {
        return Body.plain(mail, false, false).newest(Occasion.REPLY);
    }

    private static String name(String piece) {
        String line = piece.replace('\n', ' ');
        return line.substring(0, Math.min(line.length(), 60));
    }

    private static Stream<String> pieces(String file) {
        try (InputStream in =
                Objects.requireNonNull(NewestWordsTest.class.getResourceAsStream("/email/newest/" + file + ".txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(all.split("\n%%\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
