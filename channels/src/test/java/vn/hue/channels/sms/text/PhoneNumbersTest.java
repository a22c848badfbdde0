package vn.hue.channels.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0912345678, +84912345678",
                "84912345678, +84912345678",
                "+84912345678, +84912345678",
                "0084912345678, +84912345678",
                "912345678, +84912345678",
                "090 123 4567, +84901234567",
                "(+84) 90-123-4567, +84901234567",
                "+84 0912345678, +84912345678",
                "0387654321, +84387654321",
                "0522345678, +84522345678",
                "0871234567, +84871234567",
                // moved in 2018
                "01687654321, +84387654321",
                "841687654321, +84387654321",
                "+841207654321, +84707654321",
                "01217654321, +84797654321",
                "01227654321, +84777654321",
                "01267654321, +84767654321",
                "01287654321, +84787654321",
                "01237654321, +84837654321",
                "01247654321, +84847654321",
                "01257654321, +84857654321",
                "01277654321, +84817654321",
                "01297654321, +84827654321",
                "01867654321, +84567654321",
                "01887654321, +84587654321",
                "01997654321, +84597654321",
                // nobody's mobile phone
                "01607654321, -",
                "02838123456, -",
                "02343822222, -",
                "19001075, -",
                "1800585888, -",
                "8079, -",
                "113, -",
                "Viettel, -",
                "'', -",
                "09123, -",
                "091234567890123, -"
            })
    void a_mobile_number_is_known_in_any_writing(String written, @Nullable String number) {
        assertThat(PhoneNumbers.mobile(written).orElse(null)).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "84912345678, +84912345678",
                "+84912345678, +84912345678",
                "0912345678, +84912345678",
                "4915112345678, +4915112345678",
                "8562055123456, +8562055123456",
                "VinaPhone, -",
                "1900, -",
                "18001091, -"
            })
    void a_centre_names_people_by_all_their_digits(String written, @Nullable String number) {
        assertThat(PhoneNumbers.ofCentre(written).orElse(null)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HueIOC", "HUE", "UBNDHue2026", "A"})
    void such_names_can_be_registered(String name) {
        assertThat(Brandname.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Trung tâm", "UBND-TPHue", "TrungTamIOCH", "12345", "Hue IOC"})
    void such_names_can_not(String name) {
        assertThat(Brandname.fault(name)).isPresent();
    }
}
