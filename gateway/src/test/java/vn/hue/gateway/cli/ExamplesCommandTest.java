package vn.hue.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.store.Examples;
import vn.hue.gateway.store.Examples.Example;
import vn.hue.gateway.store.mongo.MongoStores;

class ExamplesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... words) {
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }

    private Path config() throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), """
                database: {embedded: {file: %s}}
                webchat: {secret: webchat-secret-for-tests-only-0123456789}
                """.formatted(folder.resolve("hue.db")));
    }

    private void keep(Example... examples) {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedMongo mongo = EmbeddedMongo.onFile(folder.resolve("hue.db"))) {
            Database database = Database.open(vertx, mongo.uri());
            Examples store = await(MongoStores.open(database)).examples();
            for (Example example : examples) {
                await(store.keep(example));
            }
            await(database.close());
        } finally {
            await(vertx.close());
        }
    }

    @Test
    void what_was_corrected_is_written_as_the_training_takes_it() throws IOException {
        Instant at = Instant.parse("2026-11-23T02:00:00Z");
        keep(
                new Example("a", at, "ổ gà ở # Lê Lợi, gọi {phone}", Category.GIAO_THONG, Urgency.NORMAL),
                new Example("b", at, "cháy lớn", null, Urgency.URGENT));

        assertThat(run("examples", "export", "--config", config().toString())).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("giao_thong\tổ gà ở # Lê Lợi, gọi {phone}\n");
        assertThat(err.toString()).contains("1 examples");

        out.getBuffer().setLength(0);
        assertThat(run("examples", "export", "--config", config().toString(), "--what", "urgency"))
                .isZero();
        assertThat(out.toString().lines()).containsExactly("NORMAL\tổ gà ở # Lê Lợi, gọi {phone}", "URGENT\tcháy lớn");
    }

    @Test
    void a_database_that_a_gateway_uses_is_left_alone() throws IOException {
        try (EmbeddedMongo used = EmbeddedMongo.onFile(folder.resolve("hue.db"))) {
            assertThat(used.uri()).isNotBlank();
            assertThat(run("examples", "export", "--config", config().toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("hue.db").doesNotContain("\tat ");
        }
    }
}
