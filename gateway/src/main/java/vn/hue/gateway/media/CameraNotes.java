package vn.hue.gateway.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;

/**
 * What the camera wrote into a file: hints, never proofs.
 *
 * @param takenAt null when it does not say
 * @param takenPlace null when it does not say
 * @param orientation 1 to 8 as in EXIF; 1 when it does not say
 * @param camera null when there are no notes at all
 */
record CameraNotes(
        @Nullable Instant takenAt, @Nullable GeoPoint takenPlace, int orientation, Media.@Nullable Camera camera) {

    static final CameraNotes NONE = new CameraNotes(null, null, 1, null);

    /** Phones write their own version where these write their names: only names that are known mean something. */
    private static final Pattern EDITORS = Pattern.compile(
            "photoshop|lightroom|gimp|snapseed|picsart|canva|meitu|facetune|vsco|pixlr|beautyplus|b612|capcut|inshot"
                    + "|photoroom|affinity|paint\\.net|midjourney|dall-e|stable diffusion|firefly",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_NAME = 60;

    /** Phones finish a picture some seconds after it was taken. */
    private static final Duration FINISHED = Duration.ofMinutes(2);

    /** Cameras without a set clock write 1904, 1970 or 1980. */
    private static final Instant PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");

    /** @param zone for times without an offset, which most phones write */
    static CameraNotes read(byte[] file, ZoneId zone) {
        try {
            Metadata notes = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            return new CameraNotes(takenAt(notes, zone), takenPlace(notes), orientation(notes), camera(notes, zone));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return NONE; // a file without readable notes is still a picture
        }
    }

    private static @Nullable Instant takenAt(Metadata notes, ZoneId zone) {
        Date date = null;
        ExifSubIFDDirectory exif = notes.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        if (exif != null) {
            date = exif.getDateOriginal(TimeZone.getTimeZone(zone));
        }
        if (date == null) {
            date = created(notes.getFirstDirectoryOfType(Mp4Directory.class), Mp4Directory.TAG_CREATION_TIME);
        }
        if (date == null) {
            date = created(
                    notes.getFirstDirectoryOfType(QuickTimeDirectory.class), QuickTimeDirectory.TAG_CREATION_TIME);
        }
        return date == null || date.toInstant().isBefore(PLAUSIBLE) ? null : date.toInstant();
    }

    private static @Nullable Date created(@Nullable Directory directory, int tag) {
        return directory == null ? null : directory.getDate(tag);
    }

    private static @Nullable GeoPoint takenPlace(Metadata notes) {
        GpsDirectory gps = notes.getFirstDirectoryOfType(GpsDirectory.class);
        var place = gps == null ? null : gps.getGeoLocation();
        return place == null || place.isZero() || !GeoPoint.isValid(place.getLatitude(), place.getLongitude())
                ? null
                : new GeoPoint(place.getLatitude(), place.getLongitude());
    }

    private static Media.@Nullable Camera camera(Metadata notes, ZoneId zone) {
        ExifIFD0Directory exif = notes.getFirstDirectoryOfType(ExifIFD0Directory.class);
        ExifSubIFDDirectory taken = notes.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        if (exif == null && taken == null) {
            return null;
        }
        String model = exif == null ? null : shown(exif.getString(ExifIFD0Directory.TAG_MODEL));
        String program = exif == null ? null : shown(exif.getString(ExifIFD0Directory.TAG_SOFTWARE));
        Date saved = exif == null ? null : exif.getDate(ExifIFD0Directory.TAG_DATETIME, TimeZone.getTimeZone(zone));
        Date original = taken == null ? null : taken.getDateOriginal(TimeZone.getTimeZone(zone));
        boolean edited = program != null && EDITORS.matcher(program).find();
        boolean later = saved != null
                && original != null
                && Duration.between(original.toInstant(), saved.toInstant()).compareTo(FINISHED) > 0;
        return model == null && original == null && !edited
                ? null
                : new Media.Camera(model, edited ? program : null, later);
    }

    /** Files say what they like: only letters that can be shown, and not many. */
    private static @Nullable String shown(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return plain.isEmpty()
                ? null
                : plain.substring(
                        0,
                        plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length()))));
    }

    private static int orientation(Metadata notes) {
        ExifIFD0Directory exif = notes.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
            return 1;
        }
        try {
            int orientation = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
        } catch (MetadataException e) {
            return 1;
        }
    }
}
