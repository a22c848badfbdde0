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
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;

/**
 * What the camera wrote into a file: hints, never proofs.
 *
 * @param takenAt null when it does not say
 * @param takenPlace null when it does not say
 * @param orientation 1 to 8 as in EXIF; 1 when it does not say
 */
record CameraNotes(@Nullable Instant takenAt, @Nullable GeoPoint takenPlace, int orientation) {

    static final CameraNotes NONE = new CameraNotes(null, null, 1);

    /** Cameras without a set clock write 1904, 1970 or 1980. */
    private static final Instant PLAUSIBLE = Instant.parse("1990-01-01T00:00:00Z");

    /** @param zone for times without an offset, which most phones write */
    static CameraNotes read(byte[] file, ZoneId zone) {
        try {
            Metadata notes = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            return new CameraNotes(takenAt(notes, zone), takenPlace(notes), orientation(notes));
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
