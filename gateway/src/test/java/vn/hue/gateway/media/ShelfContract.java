package vn.hue.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** What every shelf does. */
abstract class ShelfContract {

    abstract Shelf shelf();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 261_119, 261_120, 261_121, 1_000_000})
    void whatIsPutIsFoundAgainByteForByte(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Media media = new Media(
                "id-" + size,
                MediaKind.IMAGE,
                "image/jpeg",
                size,
                "ảnh.jpg",
                null,
                "00ff",
                Long.MIN_VALUE + 7,
                Instant.parse("2026-11-23T01:15:00.123Z"),
                new GeoPoint(16.4637, 107.5909));

        await(shelf().put("id-" + size, new File(media, Buffer.buffer(bytes))));
        File found = Objects.requireNonNull(await(shelf().get("id-" + size)));

        assertThat(found.media()).isEqualTo(media);
        assertThat(found.bytes().getBytes()).isEqualTo(bytes);
    }

    @Test
    void whatIsRemovedIsGoneAndNothingElse() {
        File file = new File(Media.stored("x", MediaKind.FILE, "message/rfc822"), Buffer.buffer(new byte[600_000]));
        await(shelf().put("x", file));
        await(shelf().put("x.thumb", file));
        await(shelf().remove("x"));
        await(shelf().remove("x"));
        assertThat(await(shelf().get("x"))).isNull();
        assertThat(await(shelf().get("x.thumb"))).isNotNull();
        await(shelf().put("x", file));
        assertThat(Objects.requireNonNull(await(shelf().get("x"))).bytes().length())
                .isEqualTo(600_000);
    }

    @Test
    void filesDoNotMix() {
        for (String id : new String[] {"a", "b", "a.thumb"}) {
            await(shelf().put(
                            id,
                            new File(
                                    Media.stored(id, MediaKind.FILE, "application/pdf"), Buffer.buffer("I am " + id))));
        }
        assertThat(Objects.requireNonNull(await(shelf().get("b"))).bytes().toString())
                .isEqualTo("I am b");
    }

    @Test
    void whatWasNeverPutIsNull() {
        assertThat(await(shelf().get("nothing"))).isNull();
    }
}
