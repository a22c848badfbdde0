package vn.hue.conversations.report;

import java.time.Instant;
import java.util.Optional;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;

/**
 * What the camera's own notes rule out ({@code QĐ 30/2022, Điều 7.5a}).
 *
 * <p>A picture without notes passes, and so does one whose clock is plainly wrong: the operators look at it. Whether it is
 * clear, related or edited (7.5b.2, 7.5b.3), only they can tell.
 */
public final class PictureRules {

    /** Cameras that lost their date begin again in 1970, 1980 or 2000. */
    private static final Instant CLOCK_WAS_SET = Instant.parse("2005-01-01T00:00:00Z");

    private final Province province;

    public PictureRules(Province province) {
        this.province = province;
    }

    /**
     * Why a picture or video can't be taken: {@link Refusal#PICTURE_OLD} or {@link Refusal#OUTSIDE_PROVINCE}; empty when
     * it can, or when it is neither picture nor video.
     *
     * @param sentAt when the citizen sent it, by the provider's clock
     */
    public Optional<Refusal> objection(Media media, Instant sentAt) {
        if (!media.kind().shows()) {
            return Optional.empty();
        }
        Instant takenAt = media.takenAt();
        boolean dated = takenAt != null && takenAt.isAfter(CLOCK_WAS_SET);
        if (takenAt != null && dated && takenAt.isBefore(sentAt.minus(Regulation.PICTURE_MAX_AGE))) {
            return Optional.of(Refusal.PICTURE_OLD);
        }
        GeoPoint takenPlace = media.takenPlace();
        return takenPlace != null && !province.contains(takenPlace) && !unset(takenPlace)
                ? Optional.of(Refusal.OUTSIDE_PROVINCE)
                : Optional.empty();
    }

    /** Cameras without a fix write zeros. */
    private static boolean unset(GeoPoint point) {
        return point.latitude() == 0 && point.longitude() == 0;
    }
}
