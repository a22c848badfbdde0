package vn.hue.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.channels.MediaStore.File;
import vn.hue.channels.MediaStore.Stored;
import vn.hue.channels.MediaStore.Stored.Reason;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

class MediaLibraryTest {

    private static final ZoneId HUE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Vertx vertx = Vertx.vertx();
    private MediaLibrary library;

    @BeforeEach
    void open() {
        AtomicInteger ids = new AtomicInteger();
        library = new MediaLibrary(
                new MemoryShelf(),
                vertx.createSharedWorkerExecutor("media", 2),
                1 << 20,
                2 << 20,
                4_000_000,
                HUE,
                () -> "m" + ids.incrementAndGet());
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void aPhonePictureKeepsItsHintsAndLosesThemInTheStoredCopy() throws IOException {
        Media media = kept(
                new Photo()
                        .takenAt("2026:11:23 08:15:00", null)
                        .at(16.4637, 107.5909)
                        .jpeg(),
                "IMG.jpg");

        assertThat(media.contentType()).isEqualTo("image/jpeg");
        assertThat(media.takenAt()).isEqualTo(Instant.parse("2026-11-23T01:15:00Z"));
        GeoPoint place = Objects.requireNonNull(media.takenPlace());
        assertThat(place.metresTo(new GeoPoint(16.4637, 107.5909))).isLessThan(5);

        byte[] stored = file("m1").bytes().getBytes();
        assertThat(CameraNotes.read(stored, HUE)).isEqualTo(CameraNotes.NONE);
        assertThat(ImageIO.read(new ByteArrayInputStream(stored)).getWidth()).isEqualTo(Photo.WIDTH);
        assertThat(media.bytes()).isEqualTo(stored.length);
    }

    @Test
    void aLongNameIsNotCutThroughASign() {
        assertThat(kept(new Photo().jpeg(), "a".repeat(119) + "🚧.jpg").name()).isEqualTo("a".repeat(119) + "🚧");
    }

    @Test
    void aKnownEditorAndALaterSavingAreSignsAndAPhonesFirmwareIsNone() {
        Photo photo = new Photo().takenAt("2026:11:23 08:15:00", null).by("SM-A536B", "A536BXXU4");
        assertThat(kept(photo.savedAt("2026:11:23 08:15:02").jpeg(), null).camera())
                .isEqualTo(new Media.Camera("SM-A536B", null, false));
        assertThat(kept(photo.savedAt("2026:11:23 09:30:00").jpeg(), null).camera())
                .isEqualTo(new Media.Camera("SM-A536B", null, true));
        assertThat(kept(new Photo().by("SM-A536B", "Adobe Photoshop 25.1").jpeg(), null)
                        .camera())
                .isEqualTo(new Media.Camera("SM-A536B", "Adobe Photoshop 25.1", false));
        assertThat(kept(new Photo().jpeg(), null).camera()).as("no notes").isNull();
    }

    @Test
    void anOffsetInThePictureWinsOverOurZone() {
        assertThat(kept(new Photo().takenAt("2026:11:23 08:15:00", "+00:00").jpeg(), null)
                        .takenAt())
                .isEqualTo(Instant.parse("2026-11-23T08:15:00Z"));
    }

    @Test
    void aPictureOnItsSideStaysUpright() throws IOException {
        kept(new Photo().orientation(6).jpeg(), null);

        assertThat(CameraNotes.read(file("m1").bytes().getBytes(), HUE).orientation())
                .isEqualTo(6);
        File thumbnail = await(library.thumbnail("m1"));
        var small = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes().getBytes()));
        assertThat(small.getHeight()).isEqualTo(Picture.THUMBNAIL_PIXELS);
        assertThat(small.getWidth()).isLessThan(small.getHeight());
    }

    @Test
    void theSamePictureCodedAnewLooksTheSameAndAnotherDoesNot() {
        Media first = kept(new Photo().jpeg(), null);
        Media smaller = kept(new Photo().scaledTo(300).jpeg(), null);
        Media other = kept(new Photo().of(7).jpeg(), null);

        assertThat(first.digest()).isNotEqualTo(smaller.digest());
        assertThat(first.looksLike(smaller)).isTrue();
        assertThat(first.looksLike(other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "474946383961, TYPE_BROKEN",
        "524946460000000057454250, image/webp",
        "00000018667479706865696300, image/heic",
        "0000001866747970 69736f6d00, video/mp4",
        "0000001466747970 71742020 00, video/quicktime",
        "0000001466747970 33677035 00, video/3gpp",
        "0000001466747970 4d344120 00, audio/mp4",
        "1a45dfa3 9f4286810142f7 8102 4282 8477 65626d, video/webm",
        "4f67675300, audio/ogg",
        "49443303, audio/mpeg",
        "fffb9064, audio/mpeg",
        "2321414d520a, audio/amr",
        "255044462d312e37, application/pdf",
        "3c7376673e, TYPE_NOT_ALLOWED",
        "4d5a9000, TYPE_NOT_ALLOWED",
        "504b0304, TYPE_NOT_ALLOWED",
        "ffd8ffe000104a46, TYPE_BROKEN",
        "0000001866747970 61766966 00, TYPE_NOT_ALLOWED",
    })
    void typesAreToldByTheFirstBytes(String hex, String expected) {
        Stored stored = store(HexFormat.of().parseHex(hex.replace(" ", "")), "holiday.jpg");

        String outcome = stored instanceof Stored.Kept kept
                ? kept.media().contentType()
                : "TYPE_" + ((Stored.Refused) stored).reason();
        assertThat(outcome.replace("TYPE_TYPE_", "TYPE_")).isEqualTo(expected);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(store(new byte[0], null)).isEqualTo(new Stored.Refused(Reason.EMPTY));
    }

    @Test
    void aFileOverItsLimitIsRefusedByItsKind() {
        byte[] pdf = new byte[(1 << 20) + 1];
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
        byte[] video = pdf.clone();
        System.arraycopy(HexFormat.of().parseHex("000000186674797069736f6d00"), 0, video, 0, 13);

        assertThat(store(pdf, null)).isEqualTo(new Stored.Refused(Reason.TOO_LARGE));
        assertThat(store(video, null)).isInstanceOf(Stored.Kept.class);
    }

    @Test
    void aBombOfPixelsIsRefusedUnread() throws IOException {
        assertThat(store(Photo.pngThatClaims(60_000, 60_000), null)).isEqualTo(new Stored.Refused(Reason.TOO_LARGE));
    }

    @Test
    void aLongThinPictureFillsNoMemory() throws IOException {
        byte[] thin = Photo.greyPng(300, 150_000);
        var memory = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();

        long before = memory.getCurrentThreadAllocatedBytes();
        Picture.Decoded decoded = Picture.decode(thin, 1, 60_000_000);
        long taken = memory.getCurrentThreadAllocatedBytes() - before;

        assertThat(decoded).isInstanceOf(Picture.Decoded.Seen.class);
        assertThat(taken).as("bytes").isLessThan(100L << 20);
    }

    /** Some kilobytes of scans would keep a decoder busy for hours. */
    @Test
    void aPictureThatIsDrawnHundredsOfTimesIsRefused() throws Jpeg.BrokenException {
        Photo small = new Photo().scaledTo(40);

        assertThat(Jpeg.strip(small.scans(60), 1)).isEqualTo(Jpeg.strip(Jpeg.strip(small.scans(60), 1), 1));
        assertThatThrownBy(() -> Jpeg.strip(small.scans(300), 1)).isInstanceOf(Jpeg.BrokenException.class);
        assertThat(store(small.scans(300), null)).isEqualTo(new Stored.Refused(Reason.BROKEN));
    }

    @Test
    void everyCutOfAPictureIsRefusedOrReadButNeverFails() {
        byte[] whole =
                new Photo().takenAt("2026:11:23 08:15:00", null).at(16, 107).jpeg();
        for (int length = 4; length < whole.length; length += 97) {
            assertThat(store(Arrays.copyOf(whole, length), null)).isNotNull();
        }
    }

    @Test
    void whatFollowsTheEndOfAPictureIsDropped() {
        byte[] picture = new Photo().jpeg();
        byte[] withTail = Arrays.copyOf(picture, picture.length + 5_000);

        assertThat(kept(withTail, null).bytes()).isLessThanOrEqualTo(picture.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/a.jpg", "C:\\Users\\Hoa\\a.jpg", "a\u202e.jpg", "a\u0000.jpg"})
    void namesAreOnlyForShow(String name) {
        assertThat(kept(new Photo().jpeg(), name).name()).isEqualTo("a.jpg");
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(await(library.open("nothing"))).isNull();
    }

    @Test
    void filesThatShowNothingHaveNoThumbnail() {
        assertThat(kept("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), null).kind())
                .isEqualTo(MediaKind.FILE);
        assertThat(await(library.thumbnail("m1"))).isNull();
    }

    private Stored store(byte[] bytes, @Nullable String name) {
        return await(library.store(Buffer.buffer(bytes), name));
    }

    private Media kept(byte[] bytes, @Nullable String name) {
        Stored stored = store(bytes, name);
        assertThat(stored).isInstanceOf(Stored.Kept.class);
        return ((Stored.Kept) stored).media();
    }

    private File file(String id) {
        return await(library.open(id));
    }
}
