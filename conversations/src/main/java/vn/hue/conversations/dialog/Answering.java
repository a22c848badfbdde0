package vn.hue.conversations.dialog;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.words.Phrase;

/** What "yes", "no" and "I have none" mean to the questions that take them, typed or tapped. */
final class Answering {

    /** Somebody meant to give a number. */
    private static final Pattern DIGITS = Pattern.compile("(\\d[ .-]?){5}");

    /** Said beside other things: "Hoàng Thị Bé, 0935 222 111, không có mail". */
    private static final Pattern NO_EMAIL = Pattern.compile(
            "\\b(?:(?:khong|ko|kg|khon|hong|chua) (?:co|dung|xai)|khong|ko|kg|khon) (?:dia chi )?(?:e?mail|gmail|thu dien tu)\\b"
                    + "|\\bno e-?mail\\b");

    /** "Không có, phiền quá"; "không có đèn, tối lắm" tells the matter. */
    private static final Pattern HAS_NONE = Pattern.compile(
            "^(?:(?:da|thua|a|u|me|tui|toi|con|chau|em|minh|bac) ){0,8}"
                    + "(?:khong|ko|kg|khon|hong|chua) co"
                    + "(?: (?:dau|mo|nha|nhe|nghe|a|em|con|chau|oi|gi|chi|het|ca|luon|do|ni|nua|dung|xai)){0,8}"
                    + "(?:$|[,.;!…]| (?:(?:dung|xai|dia chi|cai|may cai) ){0,3}(?:e?mail|gmail|hop thu|thu dien tu)\\b)(?!.*@)");

    /** "Không có ai dọn cả", "không có biển báo": what is missing there, and no "no". */
    private static final Pattern LACKS = Pattern.compile("^(?:(?:da|ma|voi lai|o do|cho do|o day|duong|ngoai do) ){0,4}"
            + "(?:khong|ko|kg|khon|hong|chua) co (?!(?:dau|mo|nha|nhe|nghe|a|em|con|chau|oi|gi|chi|het|ca|luon|cai|may|thu|hop"
            + "|dung|xai|biet|can|muon|cho|so|ten|dia|nhu|thoi|tai|dien thoai|zalo|facebook|mang|e?mail|gmail|ma|nen|vi)\\b)"
            + "\\p{L}{1,9},? \\p{L}");

    /** "mệ không biết viết", "I can't type": somebody is to be spoken with. */
    private static final Pattern CANNOT_WRITE = Pattern.compile(
            "\\b(?:khong|ko|kg|hong|chang|mo) (?:co )?(?:biet|ranh|quen|doc)(?: (?:cach|nhan|duoc)){0,3}"
                    + "(?: (?:viet|chu|go|bam|nhan|nhan tin|danh may|xai|dien thoai|doc)\\b(?! duong)){1,8}"
                    + "|\\b(?:khong|ko|kg|hong) (?:co )?doc duoc\\b|\\bmu chu\\b"
                    + "|\\b(?:can't|cannot|can not) (?:write|type|read)\\b");

    /** What is asked back about the use of one's details, which the question itself answers. */
    private static final Pattern ASKS_OF_DETAILS = Pattern.compile(
            "\\b(?:thong tin|an toan|dua cho ai|ai biet|lam chi|lam gi|de lam|private|secret|safe|share|who)\\b");

    /** "con không có ảnh, nước sao mà chụp". */
    private static final Pattern NO_PICTURE = Pattern.compile("\\b(?:khong|ko|kg|hong|no) (?:co |con |the |biet )?"
            + "(?:anh|hinh|chup|tam hinh|video|clip|photo|picture)\\b");

    /** Of a picture that isn't there: it comes later, or right after these words. */
    private static final Pattern PICTURE_COMES = Pattern.compile("^(?!.*\\b(?:lam sao|lam rang|cach|the nao|how)\\b)"
            + ".*\\b(?:de|doi|cho|ti|chut|xiu|lat|sau|mai|chieu|toi|ve|sap|dang|day|ne|gui|send|sending|later|soon|here"
            + "|wait|moment)\\b");

    private static final int WORDS_OF_A_PROMISE = 8;

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
        boolean no = (said.means(Intent.DENY)
                        || said.means(Intent.DECLINE)
                        || said.text().strip().equals("0"))
                && !(asked.compareTo(Slot.NAME) >= 0 && lacks(said.text()));
        Draft before = draft();
        if (CANNOT_WRITE.matcher(Folding.fold(said.text())).find() && said.urgency() == Urgency.NORMAL) {
            step.tell(Phrase.NEED_NOT_WRITE, "hotline", step.settings.hotline());
            return true;
        }
        switch (asked) {
            case EMAIL -> {
                boolean none = saysNoEmail(said, asked);
                if (none && tellsMore(said) && !asked.filled(before)) {
                    return false; // "không có, mà rác vẫn chưa ai dọn" fills both
                }
                if ((no || none || said.means(Intent.REFUSE_CONSENT) && !lacks(said.text()))
                        && said.entity(Entity.Type.EMAIL).isEmpty()) {
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
                return said.media().isEmpty()
                        && said.messages().stream().noneMatch(Utterance::surelyTells)
                        && (Worry.whetherKept(said.text())
                                || ASKS_OF_DETAILS
                                        .matcher(Folding.fold(said.text()))
                                        .find());
            }
            case MEDIA -> {
                boolean none = no
                        || !said.means(Intent.REPORT)
                                && NO_PICTURE.matcher(Folding.fold(said.text())).find()
                                && Slot.MEDIA.spokenOfIn(said.text());
                if (none && said.media().isEmpty()) {
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
                boolean refuses = no && !Inquiry.tellsNothing(said.text());
                if ((refuses || Worry.over(asked, said.text()))
                        && said.entity(Entity.Type.NAME).isEmpty()) {
                    step.tell(Phrase.NAME_IS_NEEDED);
                    return true;
                }
                return false;
            }
            case PHONE -> {
                if (said.entity(Entity.Type.PHONE).isPresent()) {
                    return false;
                }
                boolean refuses = no || Worry.over(asked, said.text());
                if (refuses || DIGITS.matcher(said.text()).find() && !tellsMore(said)) {
                    step.tell(refuses ? Phrase.PHONE_IS_NEEDED : Phrase.PHONE_LOOKS_WRONG);
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    /** "Xe số 75A-12345 đổ rác ở đó" gives no number, and is no answer alone. */
    private static boolean tellsMore(Utterance said) {
        return said.messages().stream().anyMatch(m -> new Telling(m).plainly());
    }

    /** Whether words tell what is missing there. */
    static boolean lacks(String text) {
        return LACKS.matcher(Folding.fold(text)).find();
    }

    /** "Hình đây nè", "con mệ về chụp cho": a picture is on its way, and nothing is to be asked meanwhile. */
    static boolean promisesPicture(Utterance said) {
        String words = Folding.fold(said.text());
        return said.media().isEmpty()
                && !said.means(Intent.DECLINE)
                && !said.means(Intent.REPORT)
                && words.split(" ").length <= WORDS_OF_A_PROMISE
                && Slot.MEDIA.spokenOfIn(said.text())
                && PICTURE_COMES.matcher(words).find();
    }

    /** Be it beside other things, or as the answer. */
    static boolean saysNoEmail(Utterance said, @Nullable Slot asked) {
        String words = Folding.fold(said.text());
        return NO_EMAIL.matcher(words).find() || asked == Slot.EMAIL && hasNone(words);
    }

    /** Whether words without marks are "không có", of what was asked for. */
    static boolean hasNone(String folded) {
        return HAS_NONE.matcher(folded).find();
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
