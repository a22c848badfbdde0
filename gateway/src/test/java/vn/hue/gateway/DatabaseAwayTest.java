package vn.hue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Demo.waited;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.emulators.network.FreePort;
import vn.hue.gateway.mongo.DatabaseProcess;

/** The database is a process of its own here, killed and started again below a gateway that goes on. */
class DatabaseAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private int port;
    private Process database;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        port = FreePort.next();
        database = DatabaseProcess.start(folder.resolve("hue.db"), port);
        gateway = waited(Gateway.start(Demo.settingsOn(uri(), Map.of()), InstantSource.system()));
    }

    @AfterEach
    void stop() throws InterruptedException {
        waited(gateway.stop());
        database.destroyForcibly().waitFor();
    }

    @Test
    void whileItIsAwayMessagesAreRefusedAndAfterwardsNothingIsMissing() throws Exception {
        URI door = gateway.publicUri();
        Visitor citizen = new Visitor(door);
        String before = id();
        String during = id();
        assertThat(citizen.say(door, before, "Đèn đường hỏng trước số 12 Lê Lợi")
                        .statusCode())
                .isEqualTo(200);

        database.destroyForcibly().waitFor();

        assertThat(citizen.say(door, during, "Cột đèn số 15").statusCode()).isEqualTo(503);
        assertThat(citizen.say(door, during, "Cột đèn số 15").body()).contains("\"code\":\"unavailable\"");
        assertThat(ready()).isEqualTo(503);

        database = DatabaseProcess.start(folder.resolve("hue.db"), port);

        assertThat(becomesReady()).isTrue();
        assertThat(citizen.hears(door, "gửi ảnh hoặc video")).isTrue();
        assertThat(citizen.say(door, during, "Cột đèn số 15").statusCode()).isEqualTo(200);
        assertThat(citizen.hears(door, "Cột đèn số 15"))
                .as(() -> String.join("\n", citizen.reads(door, null).toList()))
                .isTrue();
        List<String> lines = citizen.reads(door, null).toList();
        assertThat(lines.stream().filter(line -> line.contains("12 Lê Lợi"))).hasSize(1);
        assertThat(lines.stream().filter(line -> line.equals("Cột đèn số 15"))).hasSize(1);
    }

    private String uri() {
        return "mongodb://127.0.0.1:" + port + "/hue?w=1&retryWrites=false&serverSelectionTimeoutMS=2000";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private int ready() {
        return Visitor.text(HttpRequest.newBuilder(gateway.operateUri().resolve("health/ready")))
                .statusCode();
    }

    private boolean becomesReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (ready() == 200) {
                return true;
            }
        }
        return false;
    }
}
