package vn.hue.gateway.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTypeTest {

    static Stream<Object> places() {
        return Stream.of(
                "",
                "a",
                "fifteen letters",
                "sixteen letters.",
                "facebook/1000/2000042#000001",
                "x".repeat(5_000),
                "\u007f",
                "\u0080",
                "Huế",
                "Hue\u0302\u0301",
                "🌧",
                "half a pair \ud83c",
                "zero \0 within",
                42L,
                4.5,
                UUID.fromString("00000000-0000-0000-0000-000000000001"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void isOnTheDiskAsTheStoresOwnTypeHasItAndIsReadAgain(Object place) {
        byte[] written = written(new PlaceType(), place);

        assertThat(written).isEqualTo(written(new ObjectDataType(), place));
        assertThat(new PlaceType().read(ByteBuffer.wrap(written))).isEqualTo(place);
    }

    private static byte[] written(ObjectDataType type, Object place) {
        WriteBuffer out = new WriteBuffer();
        type.write(out, place);
        ByteBuffer bytes = out.getBuffer();
        bytes.flip();
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }
}
