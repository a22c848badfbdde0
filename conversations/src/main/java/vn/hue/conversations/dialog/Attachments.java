package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hue.conversations.report.PictureRules;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.words.Phrase;

/**
 * What is sent for a report that is being taken in, besides words. Pictures and videos show the matter ({@code QĐ 30/2022,
 * Điều 7.5b}); a voice message tells it to whoever can hear it, and stays with the report like any other file.
 *
 * @param kept all that the report holds now
 * @param shows whether a picture or a video is new among it
 * @param used whether anything was sent at all, be it refused with its reason
 */
record Attachments(List<Media> kept, boolean shows, boolean used) {

    private static final int PICTURES_KEPT = 10;
    private static final int OTHERS_KEPT = 10;

    Attachments {
        kept = List.copyOf(kept);
    }

    /**
     * What a draft holds after an utterance; the citizen is told what can't be taken, and why.
     *
     * @param replacing whether its pictures are to be replaced
     */
    static Attachments take(Step step, Draft draft, Utterance said, boolean replacing) {
        List<Media> kept = new ArrayList<>(draft.media().stream()
                .filter(m -> !replacing || !m.kind().shows())
                .toList());
        boolean shows = false;
        boolean broken = false;
        for (Media media : said.media()) {
            if (media.id() == null) {
                // Nobody at the centre can open it; but somebody may have cried for help by mouth.
                broken = true;
                if (media.kind() == MediaKind.AUDIO) {
                    step.wantPerson();
                }
                continue;
            }
            if (!media.kind().shows()) {
                beside(step, kept, media);
                continue;
            }
            Optional<Refusal> refusal = new PictureRules(step.settings.province()).objection(media, step.at);
            if (refusal.isPresent()) {
                step.tell(Refusals.reason(refusal.get()));
                step.tell(Refusals.guidance(refusal.get()));
            } else if (kept.stream().filter(m -> m.kind().shows()).count() >= PICTURES_KEPT) {
                step.tell(Phrase.MEDIA_ENOUGH, "count", PICTURES_KEPT);
            } else if (kept.stream().noneMatch(m -> same(m, media))) {
                kept.add(media);
                shows = true;
            }
        }
        if (broken) {
            step.tell(Phrase.MEDIA_NOT_HAD);
        }
        boolean lost = replacing && !shows; // what was to be replaced stays until something better comes
        return new Attachments(
                lost ? together(draft.media(), kept) : kept,
                shows,
                !said.media().isEmpty());
    }

    private static List<Media> together(List<Media> before, List<Media> kept) {
        List<Media> all = new ArrayList<>(before);
        kept.stream().filter(m -> !all.contains(m)).forEach(all::add);
        return all;
    }

    /** No program hears what somebody tells by mouth, be it a cry for help: people are called to listen. */
    private static void beside(Step step, List<Media> kept, Media media) {
        boolean voice = media.kind() == MediaKind.AUDIO;
        boolean first = kept.stream().noneMatch(m -> m.kind() == media.kind());
        long others = kept.stream().filter(m -> !m.kind().shows()).count();
        if (others < OTHERS_KEPT && kept.stream().noneMatch(m -> same(m, media))) {
            kept.add(media);
        }
        if (voice) {
            step.wantPerson();
        }
        if (voice && first) {
            step.tell(Phrase.VOICE_KEPT, "hotline", step.settings.hotline());
        } else {
            step.tell(voice ? Phrase.VOICE_KEPT_AGAIN : Phrase.MEDIA_DOES_NOT_SHOW);
        }
    }

    private static boolean same(Media a, Media b) {
        return (a.id() != null && a.id().equals(b.id()))
                || (a.digest() != null && a.digest().equals(b.digest()));
    }
}
