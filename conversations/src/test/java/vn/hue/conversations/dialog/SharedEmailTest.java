package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedEmailTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                "Hoa.Nguyen@Example.VN, hoa.nguyen@example.vn",
                "' hoa@example.vn ', hoa@example.vn",
                "không có, null",
                "hoa@, null",
                "@example.vn, null",
                "hoa@@example.vn, null",
                "'', null",
                "null, null",
            })
    void onlyAnAddressIsTakenFromAForm(@Nullable String written, @Nullable String taken) {
        assertThat(SharedEmail.address(written).orElse(null)).isEqualTo(taken);
    }
}
