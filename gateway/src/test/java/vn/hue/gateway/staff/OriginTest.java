package vn.hue.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOCAL",
        "::1, LOCAL",
        "0:0:0:0:0:0:0:1, LOCAL",
        "::ffff:127.0.0.1, LOCAL",
        "10.1.2.3, INSIDE",
        "172.16.0.1, INSIDE",
        "192.168.1.20, INSIDE",
        "169.254.1.1, INSIDE",
        "fe80::1, INSIDE",
        "fe80::1%1, INSIDE",
        "fd12:3456::1, INSIDE",
        "113.160.1.1, OUTSIDE",
        "2001:ee0::1, OUTSIDE",
        "'', OUTSIDE",
        "unknown, OUTSIDE",
        // Names and numbers that are no addresses in writing: nobody is asked what they stand for.
        "2130706433, OUTSIDE",
        "127.1, OUTSIDE",
        "dead.beef, OUTSIDE",
        "'10.0.0.1, 127.0.0.1', OUTSIDE",
    })
    void an_address_tells_roughly_where_from(String address, Origin origin) {
        assertThat(Origin.of(address)).isEqualTo(origin);
    }
}
