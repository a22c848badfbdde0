package vn.hue.gateway.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dkill.rounds=50} kills more often, {@code -Dkill.seed=…} repeats a run. */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
    private static final long SEED = Long.getLong("kill.seed", 20_261_123);
    private static final int LINE = "insert 00-00000000".length();

    @TempDir
    Path folder;

    @Test
    void every_acknowledged_write_survives_kill_9() throws Exception {
        Random random = new Random(SEED);
        Path file = folder.resolve("hue.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killAfter(100 + random.nextInt(3_000), file, "%02d".formatted(round % 100)));
            assertThat(lost(acknowledged, file))
                    .as("lost of %d acknowledged writes in round %d, seed %d", acknowledged.size(), round, SEED)
                    .isEmpty();
        }
    }

    /** Also the acknowledgements that were on their way when the process died. */
    private static List<String> killAfter(int acknowledgements, Path file, String round) throws IOException {
        Process victim = ChildJvm.start(KillVictim.class, file.toString(), round);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = victim.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.length() == LINE) {
                    lines.add(line);
                }
                if (lines.size() == acknowledgements) {
                    // Not Process.destroyForcibly: that also throws away what the victim has already said.
                    victim.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(acknowledgements);
        return lines;
    }

    private static List<String> lost(List<String> acknowledged, Path file) {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedMongo mongo = EmbeddedMongo.onFile(file)) {
            Database database = Database.open(vertx, mongo.uri());
            Map<String, Document> found = database
                    .onContext()
                    .all(database.mongo().getCollection("documents").find().batchSize(1_000))
                    .await()
                    .stream()
                    .collect(Collectors.toMap(d -> d.getString("_id"), Function.identity()));
            Document one = database.onContext()
                    .first(database.mongo()
                            .getCollection("documents")
                            .find(Filters.eq("_id", acknowledged.get(0).substring("insert ".length()))))
                    .await();
            assertThat(one).as("found through the index").isNotNull();
            database.close().await();
            return acknowledged.stream().filter(line -> !isIn(found, line)).toList();
        } finally {
            vertx.close().await();
        }
    }

    private static boolean isIn(Map<String, Document> found, String line) {
        Document document = found.get(line.substring("insert ".length()));
        return document != null && (line.startsWith("insert") || document.getInteger("version") == 1);
    }
}
