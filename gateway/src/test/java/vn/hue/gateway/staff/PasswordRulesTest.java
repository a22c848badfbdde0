package vn.hue.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource({
        "mot cau de nho, ",
        "Đò về thôn Vỹ Dạ, ",
        "ngan qua, SHORT",
        "Matkhau@123456, COMMON",
        "Mật khẩu 2026!!, COMMON",
        "aaaaaaaaaaaaaa, COMMON",
        "123456789012, COMMON",
        "toi la lan.huong day, NAME",
    })
    void lengthCountsAndWhatEverybodyTriesDoesNot(String password, PasswordRules.Problem problem) {
        assertThat(PasswordRules.problem(password, "lan.huong")).isEqualTo(Optional.ofNullable(problem));
    }
}
