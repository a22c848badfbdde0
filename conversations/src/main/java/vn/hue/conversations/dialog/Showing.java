package vn.hue.conversations.dialog;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.conversations.words.Phrase;

/** How facts look in a message. */
final class Showing {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("HH:mm 'on' dd/MM/yyyy", Locale.ROOT);
    private static final int CONTENT_SHOWN = 400;
    private static final int CONTENT_BRIEF = 50;
    private static final int MATTER_SHOWN = 60;

    private final Step step;

    Showing(Step step) {
        this.step = step;
    }

    String time(Instant instant) {
        return (step.words().language().equals("en") ? TIME_EN : TIME).format(instant.atZone(step.settings.zone()));
    }

    /** The numbered summary, a line a slot. */
    String lines(Draft draft) {
        return Arrays.stream(Slot.values())
                .map(s -> (s.ordinal() + 1) + ". " + step.text(s.label()) + ": " + value(s, draft))
                .collect(Collectors.joining("\n"));
    }

    /** The same where every character costs: no labels, and what is known to be right left out. */
    String brief(Draft draft) {
        return Stream.of(
                        draft.content() == null ? "" : shortened(draft.content().replace('\n', ' '), CONTENT_BRIEF),
                        value(Slot.PLACE, draft),
                        value(Slot.SEEN_AT, draft),
                        value(Slot.NAME, draft) + " " + value(Slot.PHONE, draft))
                .collect(Collectors.joining("; "));
    }

    String value(Slot slot, Draft draft) {
        Sender sender = draft.sender();
        String value =
                switch (slot) {
                    case CONTENT -> draft.content() == null ? null : shortened(draft.content(), CONTENT_SHOWN);
                    case MEDIA -> draft.shows() ? media(draft.media()) : null;
                    case PLACE -> draft.place() == null ? null : place(draft.place());
                    case SEEN_AT -> draft.seenAt() == null ? null : time(draft.seenAt());
                    case NAME -> sender.name();
                    case PHONE -> sender.phone() == null ? null : phone(sender.phone());
                    case EMAIL -> sender.hasNoEmail() ? step.text(Phrase.VALUE_NONE) : sender.email();
                    case CONSENT ->
                        sender.consent() == null
                                ? null
                                : step.text(sender.consent() ? Phrase.VALUE_CONSENT : Phrase.VALUE_NO_CONSENT);
                };
        return value == null ? step.text(Phrase.VALUE_MISSING) : value;
    }

    private String media(List<Media> media) {
        long pictures = media.stream().filter(m -> m.kind() == MediaKind.IMAGE).count();
        long videos = media.stream().filter(m -> m.kind() == MediaKind.VIDEO).count();
        return step.text(Phrase.VALUE_MEDIA, "pictures", pictures, "videos", videos);
    }

    String place(Place place) {
        String address = place.address();
        if (place.point() == null) {
            return address == null ? "" : address;
        }
        String position = String.format(
                Locale.ROOT,
                "%.5f, %.5f",
                place.point().latitude(),
                place.point().longitude());
        return switch (place.source()) {
            case PICTURE -> step.text(Phrase.VALUE_PLACE_PICTURE, "position", position);
            default ->
                address == null
                        ? step.text(Phrase.VALUE_PLACE_PIN, "position", position)
                        : step.text(Phrase.VALUE_PLACE_BOTH, "address", address, "position", position);
        };
    }

    /** A Vietnamese number as people write it: {@code 0905 123 456}; a foreign one as it is. */
    private static String phone(String e164) {
        if (e164.startsWith("+84") && e164.length() == 12) {
            return "0" + e164.substring(3, 6) + " " + e164.substring(6, 9) + " " + e164.substring(9);
        }
        return e164;
    }

    /** The first words of what is wrong. */
    static String matter(@Nullable String content) {
        return content == null ? "" : shortened(content.replace('\n', ' '), MATTER_SHOWN);
    }

    private static String shortened(String text, int codePoints) {
        if (text.codePointCount(0, text.length()) <= codePoints) {
            return text;
        }
        int end = text.offsetByCodePoints(0, codePoints);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end / 2 ? space : end) + "…";
    }

    /** One line that tells where a report stands. */
    String status(Report report) {
        return step.text(
                Phrase.STATUS_LINE,
                "code",
                report.name(),
                "matter",
                matter(report.content()),
                "status",
                step.text(Phrase.valueOf("STATUS_" + report.status().name())));
    }
}
