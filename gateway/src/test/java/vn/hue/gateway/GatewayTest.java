package vn.hue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hue.gateway.Demo.waited;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.http.PortInUseException;
import vn.hue.gateway.mongo.FileInUseException;

class GatewayTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void itStartsReadyAndStopsCompletely() throws Exception {
        Demo demo = Demo.on(folder);
        URI ready = demo.gateway().operateUri().resolve("health/ready");
        try (demo) {
            assertThat(get(ready).statusCode()).isEqualTo(200);
            assertThat(get(demo.at("/")).body()).contains("href=\"/chat\"", "href=\"/desk\"");
            assertThat(get(demo.at("/chat")).statusCode()).isEqualTo(200);
            assertThat(get(demo.at("/api/v1/reports")).statusCode()).isEqualTo(401);
            assertThat(get(demo.at("/demo/clock")).body()).contains("\"now\"");
            assertThat(get(demo.gateway().operateUri().resolve("metrics")).body())
                    .contains("hue_lanes_waiting");
        }

        assertThatThrownBy(() -> get(ready)).isInstanceOf(ConnectException.class);
        // The file is free again: the next start finds it.
        Demo.on(folder).close();
    }

    @Test
    void aWrongAddressIsAPageForPeopleAndJsonForPrograms() throws Exception {
        Demo demo = Demo.on(folder);
        try (demo) {
            HttpResponse<String> person = client.send(
                    HttpRequest.newBuilder(demo.at("/chatt"))
                            .header("Accept", "text/html,*/*")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(person.statusCode()).isEqualTo(404);
            assertThat(person.body()).contains("Không có trang này", "href=\"/chat\"");
            assertThat(get(demo.at("/chatt")).body()).contains("\"not-found\"");
        }
    }

    @Test
    void aSecondGatewayOnTheFileIsToldSo() {
        Demo first = Demo.on(folder);
        try (first) {
            assertThatThrownBy(() -> Demo.on(folder)).isInstanceOf(FileInUseException.class);
        }
    }

    @Test
    void aPortInUseIsNamedAndLeavesNothingOpen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            for (String which : new String[] {"HUE_SERVER_PUBLIC_PORT", "HUE_SERVER_OPERATE_PORT"}) {
                assertThatThrownBy(() -> waited(
                                Gateway.start(Demo.settings(folder, Map.of(which, port)), InstantSource.system())))
                        .isInstanceOf(PortInUseException.class)
                        .hasMessageContaining("127.0.0.1:" + port);
            }
        }
        Demo.on(folder).close();
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
