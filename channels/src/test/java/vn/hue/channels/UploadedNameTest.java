package vn.hue.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedNameTest {

    @ParameterizedTest
    @CsvSource({
        "anh.jpg,               anh.jpg",
        "%E1%BA%A3nh.jpg,       ảnh.jpg",
        "a+b.jpg,               a+b.jpg",
        "a%20b.jpg,             a b.jpg",
        "a%0D%0Ab.jpg,          ab.jpg",
        "%E1%BA.jpg,            \uFFFD.jpg",
        "100%.jpg,              ",
        ",                      "
    })
    void aNameIsWhatTheHeaderSaysOrNone(String header, String name) {
        assertThat(UploadedName.decoded(header)).isEqualTo(name);
    }

    @Test
    void aLongVietnameseNameIsCutBetweenLettersAndNotLost() {
        String name = "ế".repeat(119) + "😀😀";

        assertThat(UploadedName.decoded(URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .isEqualTo("ế".repeat(119) + "😀");
    }
}
