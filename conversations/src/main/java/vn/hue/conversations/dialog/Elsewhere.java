package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Sender;

/** What changes a conversation without the citizen or an operator having spoken to us. */
final class Elsewhere {

    private final Step step;

    Elsewhere(Step step) {
        this.step = step;
    }

    void take(Event event) {
        if (event instanceof Event.Overheard heard) {
            overheard(heard);
        } else if (event instanceof Event.HeldElsewhere held) {
            new Holding(step).spokeElsewhere(held.holder());
        } else if (event instanceof Event.Withdrew) {
            withdrew();
        } else if (event instanceof Event.Seen seen) {
            seen(seen);
        } else if (event instanceof Event.MovedHere moved) {
            movedHere(moved);
        } else if (event instanceof Event.MovedAway) {
            dropDraft();
        }
    }

    /** Two who answer at once confuse everybody: the bot is silent until a colleague hands back, or has been silent too. */
    private void overheard(Event.Overheard heard) {
        List<Part> parts = heard.words().parts();
        String text = parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
        List<Media> media = parts.stream()
                .filter(Part.Attachment.class::isInstance)
                .map(part -> ((Part.Attachment) part).media())
                .toList();
        step.speech().note(heard.author(), text, media);
        new Holding(step).spokeElsewhere(heard.author());
    }

    /**
     * What is not filed is forgotten with all that is known of the person; a filed report is the city's matter, and people
     * look at it. {@code QĐ 30/2022, Điều 5.5, 9.3}.
     */
    private void withdrew() {
        dropDraft();
        step.lapsed = null;
        step.second = null;
        step.parked = List.of();
        step.awaited = List.of();
        step.sender = Sender.UNKNOWN;
        step.alarm(Effect.Alarm.CONSENT_WITHDRAWN, null);
    }

    private void seen(Event.Seen seen) {
        Instant acted = seen.acted().isAfter(step.at) ? step.at : seen.acted();
        Instant before = step.lastSaidAt;
        step.lastSaidAt = before == null || acted.isAfter(before) ? acted : before;
    }

    /** A report that is being taken in here already is not given up for another. */
    private void movedHere(Event.MovedHere moved) {
        if (step.draft != null || step.question != null) {
            return;
        }
        step.draft = moved.draft();
        step.question = moved.question();
        step.language = moved.language();
        step.sender = moved.draft().sender();
        if (moved.draft().urgent()) {
            step.setTimer(Emergency.TIMER, step.at.plus(Regulation.CONTACT));
        } else {
            step.remind(Intake.REMINDER);
        }
    }

    private void dropDraft() {
        step.draft = null;
        step.question = null;
        new Intake(step).stopTime();
    }
}
