package vn.hue.gateway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.Demo;

/** Somebody of the centre at a browser: opens pages, fills in the forms that stand there, and presses their buttons. */
final class Colleague {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOUNDARY = "----pictures";

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String name;
    private URI here;
    private Document screen = Document.createShell("");
    private int status;

    /** @param gateway where the desk is */
    Colleague(URI gateway, String name) {
        here = gateway;
        this.name = name;
        opens("/desk");
    }

    /** Logs in first when the session has ended meanwhile. */
    Colleague opens(String path) {
        shows(send(HttpRequest.newBuilder(here.resolve(path))));
        if (here.getPath().equals("/desk/login")) {
            form("name").fills("name", name).with("password", Demo.PASSWORD).sends();
            shows(send(HttpRequest.newBuilder(here.resolve(path))));
        }
        assertThat(status).as(path + ": " + screen.text()).isEqualTo(200);
        return this;
    }

    /** What stands on the screen, or in a part of it, without what only browsers read. */
    String reads(String part) {
        return screen.select(part).text();
    }

    Document screen() {
        return screen;
    }

    int status() {
        return status;
    }

    boolean isOffered(String deed) {
        return !screen.select("[name=deed][value=" + deed + "]").isEmpty();
    }

    /** The form on the screen by which something is done. */
    Filled deed(String deed) {
        return filled(deed, screen.selectFirst("[name=deed][value=" + deed + "]"));
    }

    /** The one of an agency, where each has its own. */
    Filled deed(String deed, String agency) {
        return filled(
                deed,
                screen.select("form:has(input[name=agency]) [name=deed][value=" + deed + "]").stream()
                        .filter(each -> Objects.requireNonNull(each.closest("form"))
                                .select("input[name=agency]")
                                .val()
                                .equals(agency))
                        .findFirst()
                        .orElse(null));
    }

    private Filled filled(String deed, @Nullable Element control) {
        assertThat(control)
                .as("a form to " + deed + " at " + here + " in " + screen.text())
                .isNotNull();
        Filled form = new Filled((FormElement)
                Objects.requireNonNull(Objects.requireNonNull(control).closest("form")));
        return Objects.requireNonNull(control).normalName().equals("button") ? form.with("deed", deed) : form;
    }

    /** The form on the screen that has a field of this name. */
    Filled form(String field) {
        Element control = screen.selectFirst("form [name=" + field + "]");
        assertThat(control)
                .as("a form with " + field + " at " + here + " in " + screen.text())
                .isNotNull();
        return new Filled((FormElement)
                Objects.requireNonNull(Objects.requireNonNull(control).closest("form")));
    }

    /** A form of the screen while it is filled in. */
    final class Filled {

        private final URI action;
        private final List<KeyVal> fields;

        private Filled(FormElement form) {
            action = here.resolve(form.attr("action"));
            fields = new ArrayList<>(form.formData());
        }

        /** Only what the form has, and as long as it lets. */
        Filled fills(String field, String value) {
            assertThat(fields).as("the fields of " + action).anyMatch(each -> each.key()
                    .equals(field));
            return with(field, value);
        }

        /** What is not filled in by itself: a box ticked, one of several chosen, a button pressed. */
        Filled with(String field, String value) {
            fields.removeIf(each -> each.key().equals(field));
            return and(field, value);
        }

        /** One more of several. */
        Filled and(String field, String value) {
            fields.add(HttpConnection.KeyVal.create(field, value));
            return this;
        }

        /** Chooses a picture of the disk, which the page sends at once. */
        Filled attaches(byte[] jpeg) {
            String csrf = fields.stream()
                    .filter(each -> each.key().equals("csrf"))
                    .findFirst()
                    .orElseThrow()
                    .value();
            Document kept = Jsoup.parse(upload(csrf, jpeg).body());
            String pass = kept.select("input[name=picture]").val();
            assertThat(pass).as(kept.text()).isNotEmpty();
            return and("picture", pass);
        }

        Colleague sends() {
            String body = fields.stream()
                    .map(each -> encoded(each.key()) + "=" + encoded(each.value()))
                    .collect(Collectors.joining("&"));
            return shows(send(HttpRequest.newBuilder(action)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))));
        }
    }

    private HttpResponse<String> upload(String csrf, byte[] jpeg) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf + "\r\n--"
                        + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sau.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(here.resolve("/desk/pictures"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("X-CSRF-Token", csrf)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, jpeg, tail))));
    }

    private Colleague shows(HttpResponse<String> answer) {
        if (answer.statusCode() == 303) {
            here = answer.uri().resolve(answer.headers().firstValue("location").orElseThrow());
            return shows(send(HttpRequest.newBuilder(here)));
        }
        status = answer.statusCode();
        here = answer.uri();
        screen = Jsoup.parse(answer.body(), here.toString());
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!jar.isEmpty()) {
            request.header("Cookie", jar);
        }
        try {
            HttpResponse<String> answer =
                    browser.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("set-cookie")) {
                String[] pair = cookie.split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
