package vn.hue.conversations.dialog;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.words.Phrase;

/** What "yes", "no" and "I have none" mean to the questions that take them, typed or tapped. */
final class Answering {

    /** Somebody meant to give a number. */
    private static final Pattern DIGITS = Pattern.compile("(\\d[ .-]?){5}");

    /** Said beside other things: "Hoàng Thị Bé, 0935 222 111, không có mail". */
    private static final Pattern NO_EMAIL = Pattern.compile(
            "\\b(?:khong|ko|kg|hong|chua) (?:co|dung|xai) (?:dia chi )?(?:e?mail|gmail|thu dien tu)\\b|\\bno e-?mail\\b");

    private final Step step;
    private final Intake intake;

    Answering(Step step, Intake intake) {
        this.step = step;
        this.intake = intake;
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** Whether it was such an answer; then it is kept. */
    boolean answers(Slot asked, Utterance said) {
        // "0" is how "không" is typed in a hurry.
        boolean no = said.means(Intent.DENY)
                || said.means(Intent.DECLINE)
                || said.text().strip().equals("0");
        Draft before = draft();
        switch (asked) {
            case EMAIL -> {
                if (no && said.entity(Entity.Type.EMAIL).isEmpty()) {
                    withoutEmail();
                    return true;
                }
                return false;
            }
            case CONSENT -> {
                if (said.means(Intent.REFUSE_CONSENT) || no) {
                    consent(false);
                    return true;
                }
                if (said.means(Intent.CONSENT) || said.means(Intent.CONFIRM)) {
                    consent(true);
                    return true;
                }
                return false;
            }
            case MEDIA -> {
                if (no && said.media().isEmpty()) {
                    step.tell(
                            draft().is(Draft.Mark.PICTURE_EXPLAINED) ? Phrase.NO_PICTURE_AGAIN : Phrase.NO_PICTURE,
                            "hotline",
                            step.settings.hotline());
                    step.draft = before.with(Draft.Mark.PICTURE_EXPLAINED);
                    return true;
                }
                return false;
            }
            case NAME -> {
                if (no && said.entity(Entity.Type.NAME).isEmpty()) {
                    step.tell(Phrase.NAME_IS_NEEDED);
                    return true;
                }
                return false;
            }
            case PHONE -> {
                if (said.entity(Entity.Type.PHONE).isPresent()) {
                    return false;
                }
                if (no || DIGITS.matcher(said.text()).find()) {
                    step.tell(no ? Phrase.PHONE_IS_NEEDED : Phrase.PHONE_LOOKS_WRONG);
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    static boolean saysNoEmail(Utterance said) {
        return NO_EMAIL.matcher(Folding.fold(said.text())).find();
    }

    void consent(boolean given) {
        Draft before = draft();
        step.draft = before.withSender(before.sender().withConsent(given)).after(before);
        step.sender = draft().sender();
        if (!given) {
            step.tell(Phrase.CONSENT_REFUSED);
        }
    }

    void withoutEmail() {
        Draft before = draft();
        step.draft = before.withSender(before.sender().withoutEmail()).after(before);
        step.sender = draft().sender();
    }

    void seenNow() {
        Draft before = draft();
        step.draft = before.withSeenAt(step.at).after(before);
        intake.acknowledge(Set.of(Slot.SEEN_AT));
    }
}
