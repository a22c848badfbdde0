package vn.hue.gateway.mongo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process leaves its files as they are: a copy of them, made while they are open, is what the next one finds. */
class JournalTest {

    @TempDir
    private Path folder;

    private Kept kept;

    /** A store of one map with its journal. */
    private static final class Kept implements AutoCloseable {

        private final MVStore store;
        private final MVMap<Object, byte[]> words;
        private final Journal journal;

        Kept(Path file, Path beside) {
            store = new MVStore.Builder()
                    .fileName(OrderedFile.SCHEME + ":" + RecordedFile.SCHEME + ":" + file)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            Changes changes = new Changes();
            words = store.openMap(
                    "words",
                    new JournaledMap.Builder<Object, byte[]>(changes)
                            .keyType(new PlaceType())
                            .valueType(new BsonType()));
            journal = new Journal(store, changes, beside);
        }

        void put(String key, String word) {
            ByteBuf bytes = Unpooled.buffer();
            BsonEncoder.encodeDocument(new Document("word", word), bytes);
            byte[] bson = new byte[bytes.readableBytes()];
            bytes.readBytes(bson);
            words.put(key, bson);
        }

        void save() {
            journal.save().run();
        }

        Map<String, String> read() {
            Map<String, String> found = new TreeMap<>();
            words.forEach((key, bson) -> found.put((String) key, (String)
                    BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson)).get("word")));
            return found;
        }

        @Override
        public void close() {
            store.closeImmediately();
        }
    }

    @BeforeAll
    static void register() {
        FilePath.register(new OrderedFile());
        FilePath.register(new RecordedFile());
    }

    @BeforeEach
    void open() {
        kept = new Kept(file(folder), journal(folder));
    }

    @AfterEach
    void close() {
        kept.close();
    }

    private static Path file(Path folder) {
        return folder.resolve("words.db");
    }

    private static Path journal(Path folder) {
        return folder.resolve("words.db.journal");
    }

    /** What somebody finds who opens the files as they are now, their journal only up to so many bytes. */
    private Map<String, String> foundAfterKill(Path killed, long journalBytes) {
        Path copy = killed.resolve("copy");
        try {
            Files.createDirectories(copy);
            Files.copy(file(killed), file(copy), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(journal(killed), journal(copy), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(journal(copy), StandardOpenOption.WRITE)) {
                channel.truncate(journalBytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Kept next = new Kept(file(copy), journal(copy))) {
            return next.read();
        }
    }

    private Map<String, String> foundAfterKill() {
        return foundAfterKill(folder, Long.MAX_VALUE);
    }

    private long journalBytes() throws IOException {
        return Files.size(journal(folder));
    }

    @Test
    void what_was_saved_is_there_after_a_kill_and_nothing_else() {
        kept.put("a", "một");
        kept.put("b", "hai");
        kept.save();
        kept.put("a", "ba");
        kept.words.remove("b");
        kept.save();
        kept.put("c", "chưa lưu");

        assertThat(foundAfterKill()).isEqualTo(Map.of("a", "ba"));
    }

    @Test
    void wherever_the_last_write_broke_off_each_batch_is_there_whole_or_not_at_all() throws IOException {
        List<Map<String, String>> after = new ArrayList<>(List.of(Map.of()));
        List<Long> ends = new ArrayList<>(List.of(0L));
        for (int i = 0; i < 5; i++) {
            kept.put("one", "số " + i);
            kept.put("other", "số " + i);
            kept.words.remove(i % 2 == 0 ? "gone" : "one");
            kept.save();
            after.add(kept.read());
            ends.add(journalBytes());
        }

        for (long cut = 0; cut <= journalBytes(); cut++) {
            int whole = 0;
            while (whole + 1 < ends.size() && ends.get(whole + 1) <= cut) {
                whole++;
            }
            assertThat(foundAfterKill(folder, cut))
                    .as("cut after %d bytes", cut)
                    .isEqualTo(after.get(whole));
        }
    }

    @Test
    void a_batch_with_a_wrong_byte_is_left_out_with_those_after_it() throws IOException {
        kept.put("a", "đúng");
        kept.save();
        long end = journalBytes();
        kept.put("b", "sai");
        kept.save();
        try (FileChannel channel = FileChannel.open(journal(folder), StandardOpenOption.WRITE)) {
            channel.write(US_ASCII.encode("x"), end + 30);
        }
        kept.put("c", "nối tiếp cái sai");
        kept.save();

        assertThat(foundAfterKill()).isEqualTo(Map.of("a", "đúng"));
    }

    @Test
    void what_the_store_has_already_is_not_taken_back_by_an_older_batch() {
        kept.put("a", "cũ");
        kept.save();
        kept.put("a", "mới");
        kept.put("b", "mới");
        kept.journal.end();
        // Written, not yet synced; the journal still holds the older batch.
        Runnable sync = kept.journal.save();
        assertThat(foundAfterKill()).isEqualTo(Map.of("a", "mới", "b", "mới"));
        sync.run();
        assertThat(foundAfterKill()).isEqualTo(Map.of("a", "mới", "b", "mới"));

        kept.words.remove("b");
        kept.save();
        assertThat(foundAfterKill()).isEqualTo(Map.of("a", "mới"));
    }

    @Test
    void a_journal_that_another_store_left_behind_is_never_done_again() throws IOException {
        kept.put("a", "một");
        kept.save();
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(journal(folder), journal(other));
        try (Kept fresh = new Kept(file(other), journal(other))) {
            assertThat(fresh.read()).isEmpty();
            assertThat(foundAfterKill(other, Long.MAX_VALUE)).isEmpty();
        }
    }

    @Test
    void it_begins_again_when_it_is_full_and_stays_as_small() throws IOException {
        Random random = new Random(30_2022);
        String long1 = "x".repeat(100_000);
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < 700; i++) {
            String key = "k" + random.nextInt(40);
            kept.put(key, i + long1);
            expected.put(key, i + long1);
            kept.save();
            if (i % 100 == 99) {
                assertThat(foundAfterKill()).isEqualTo(expected);
            }
        }

        assertThat(journalBytes()).isBetween(16_000_000L, 32_000_000L);
    }

    /** What was written but not ordered to be on the disk is there in part, in any order. */
    @Test
    void a_power_failure_in_the_middle_of_a_save_of_the_store_takes_nothing_that_was_saved() throws IOException {
        Random random = new Random(75_2022);
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Map<String, String> expected = new TreeMap<>();
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 40; i++) {
                String key = "k" + random.nextInt(300);
                String word = round + "x".repeat(200 + random.nextInt(800));
                kept.put(key, word);
                expected.put(key, word);
            }
            kept.save();
            byte[] before = Files.readAllBytes(file(folder));
            byte[] journal = Files.readAllBytes(journal(folder));
            RecordedFile.acts();
            kept.journal.end();
            kept.save();
            List<RecordedFile.Act> acts = RecordedFile.acts();
            assertThat(acts)
                    .as("the store's header says where its last save is")
                    .anyMatch(act -> act.bytes() != null && act.position() == 0);

            for (int failure = 0; failure < 3; failure++) {
                int happened = random.nextInt(acts.size() + 1);
                Files.write(file(copy), RecordedFile.afterPowerFailure(before, acts, happened, random));
                Files.write(journal(copy), journal);
                try (Kept next = new Kept(file(copy), journal(copy))) {
                    assertThat(next.read())
                            .as("in round %d, after %d of %d acts", round, happened, acts.size())
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_map_that_was_cleared_is_empty_after_a_kill() {
        kept.put("a", "một");
        kept.save();
        kept.words.clear();
        kept.save();
        kept.put("b", "hai");
        kept.save();

        assertThat(foundAfterKill()).isEqualTo(Map.of("b", "hai"));
    }

    @Test
    void closed_in_order_the_store_alone_has_everything() {
        kept.put("a", "một");
        kept.save();
        kept.put("b", "chưa lưu");
        kept.journal.close();

        assertThat(journal(folder)).doesNotExist();
        kept.close();
        kept = new Kept(file(folder), journal(folder));
        assertThat(kept.read()).isEqualTo(Map.of("a", "một", "b", "chưa lưu"));
    }

    @Test
    void where_nothing_can_be_written_to_it_nothing_is_said_to_be_saved_and_the_store_is_saved_instead()
            throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        Path file = folder.resolve("beside-full.db");
        try (Kept poor = new Kept(file, full)) {
            poor.put("a", "một");
            assertThatThrownBy(poor::save).isInstanceOf(UncheckedIOException.class);
            assertThat(poor.journal.isEmpty()).isFalse();
            poor.save();
            assertThat(poor.journal.isEmpty()).isTrue();
        }
        try (Kept next = new Kept(file, folder.resolve("new.journal"))) {
            assertThat(next.read()).isEqualTo(Map.of("a", "một"));
        }
    }
}
