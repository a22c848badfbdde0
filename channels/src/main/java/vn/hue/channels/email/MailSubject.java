package vn.hue.channels.email;

import java.util.Set;
import vn.hue.channels.email.newest.Occasion;
import vn.hue.conversations.vocabulary.Folding;

/** Many write the matter into the subject and send an empty mail. */
final class MailSubject {

    /** Subjects that say nothing of the matter, folded. */
    private static final Set<String> SAY_NOTHING = Set.of(
            "",
            "phan anh",
            "phan anh hien truong",
            "y kien phan anh",
            "gop y",
            "kien nghi",
            "kinh gui",
            "thong bao",
            "hinh anh",
            "anh",
            "bo sung",
            "khong co tieu de",
            "(khong co tieu de)",
            "(khong co chu de)",
            "(khong chu de)",
            "no subject",
            "(no subject)",
            "report",
            "hello",
            "hi",
            "photo",
            "image",
            "help");

    /** The newest words, below the subject where that is the citizen's own and says more. */
    static String with(Mail mail) {
        String text = mail.text();
        String subject = ThreadToken.without(mail.subject());
        boolean answers = mail.inReplyTo() != null || !mail.references().isEmpty();
        if (Occasion.of(subject, answers) != Occasion.NEW) {
            return text;
        }
        String folded =
                Folding.fold(subject).replaceAll("(?<![.!:,])[.!:,]+$", "").strip();
        boolean saysMore = !SAY_NOTHING.contains(folded) && !Folding.fold(text).contains(folded);
        return saysMore ? (subject + '\n' + text).strip() : text;
    }

    private MailSubject() {}
}
