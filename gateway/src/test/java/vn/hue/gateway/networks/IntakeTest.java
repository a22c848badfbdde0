package vn.hue.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report from the first word to its number, as a citizen gives it on each network. */
class IntakeTest {

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

    @Test
    void by_zalo_with_a_form_for_the_contact_details() {
        ZaloPerson hoa = new ZaloPerson(networks, "246845883529197922");
        hoa.files();

        isFiled("zalo-");
        assertThat(hoa.lines().get(0).getBoolean("taken")).isTrue();
        assertThat(hoa.lines().get(0).getString("reaction")).isEqualTo("/-strong");
    }

    @Test
    void by_facebook_with_the_number_of_the_profile() {
        FacebookPerson hoa = new FacebookPerson(networks, "24061997");
        hoa.files();

        isFiled("facebook-");
        assertThat(hoa.lines().get(0).getBoolean("seen")).isTrue();
    }

    private void isFiled(String conversation) {
        networks.until("the report has its number", () -> !networks.reports().isEmpty());
        JsonObject report = networks.reports().get(0);
        assertThat(report.getString("conversation")).startsWith(conversation);
        assertThat(report.getString("code")).startsWith("PA-");
        assertThat(report.getString("content")).isEqualTo("Ổ gà to trên đường Lê Lợi, xe máy suýt ngã");
        assertThat(report.getJsonArray("media")).hasSize(1);
        assertThat(report.getJsonObject("place").getString("source")).isEqualTo("PIN");
        assertThat(report.getJsonObject("place").getDouble("latitude")).isEqualTo(16.4637);
        assertThat(report.getJsonObject("sender").getString("name")).isEqualTo(Person.NAME);
        assertThat(report.getJsonObject("sender").getString("phone")).isEqualTo('+' + Person.PHONE);
    }
}
