package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;

/** The examples of {@code docs/api.md}, in their order, each with the status that stands below it. */
class ApiExamplesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("^curl -X (\\w+) \"\\$HUE([^\"]+)\"(.*)\\R# (\\d{3})$", Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("-H \"([\\w-]+): ((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern BODY = Pattern.compile("-d '(.*)'$");

    @Test
    void everyExampleDoesWhatItSays() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("project.root", ".."), "docs/api.md"));
        List<String> run = new ArrayList<>();
        try (Programs programs = new Programs(Urgency.NORMAL)) {
            Matcher example = EXAMPLE.matcher(page);
            while (example.find()) {
                String path = example.group(2).replace("$CODE", Sample.CODE).replace("$TALK", Sample.ID);
                var request = programs.request(HttpMethod.valueOf(example.group(1)), path, Programs.ALL);
                Matcher header = HEADER.matcher(example.group(3));
                while (header.find()) {
                    if (!header.group(1).equals("Authorization")) {
                        request.putHeader(
                                header.group(1),
                                header.group(2)
                                        .replace("\\\"", "\"")
                                        .replace(
                                                "$VERSION",
                                                String.valueOf(programs.report().version())));
                    }
                }
                Matcher body = BODY.matcher(example.group(3));
                var answer = await(
                        body.find()
                                ? request.sendBuffer(Buffer.buffer(body.group(1).replace("'\"$CODE\"'", Sample.CODE)))
                                : request.send());
                assertThat(answer.statusCode())
                        .as(path + " " + answer.bodyAsString())
                        .isEqualTo(Integer.parseInt(example.group(4)));
                run.add(path);
            }
        }
        assertThat(run)
                .hasSize((int)
                        page.lines().filter(line -> line.startsWith("curl ")).count())
                .hasSizeGreaterThan(5);
    }
}
