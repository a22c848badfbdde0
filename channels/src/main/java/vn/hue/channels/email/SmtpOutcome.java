package vn.hue.channels.email;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Delivery;

/**
 * What a mail server's reply means: {@code 4xx} later, {@code 5xx} never, with a reason operators can read.
 *
 * <pre>550 5.1.1 User unknown · 552 5.2.2 Mailbox full · 554 5.7.1 Rejected · 450 4.2.0 Greylisted · 421 4.3.2 Closing</pre>
 */
final class SmtpOutcome {

    private static final Duration BUSY = Duration.ofMinutes(2);
    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    static Delivery of(int code, String reply, Words words) {
        if (code >= 500) {
            return new Delivery.Never(words.say("refused." + kind(code, reply), "code", status(code, reply)));
        } else if (code == 421) {
            return new Delivery.Snooze(BUSY, words.say("later.busy"));
        }
        return new Delivery.Retry(words.say("later.refused", "code", status(code, reply)));
    }

    /** Why a bounce failed, in the same sentences; never the other server's words, which may name people. */
    static String reason(Bounce bounce, Words words) {
        String status = bounce.status() == null ? "5.0.0" : bounce.status();
        return words.say("refused." + kind(550, status), "code", status);
    }

    private static String kind(int code, String reply) {
        Matcher status = STATUS.matcher(reply);
        String detail = status.find() ? status.group(2) + '.' + status.group(3) : "";
        if (detail.equals("2.2") || (detail.isEmpty() && code == 552)) {
            return "full";
        } else if (detail.equals("3.4") || detail.equals("2.3")) {
            return "too-large";
        } else if (detail.startsWith("7.")) {
            return "policy";
        } else if (detail.startsWith("1.")
                || detail.equals("2.1")
                || (detail.isEmpty() && (code == 550 || code == 553))) {
            return detail.equals("1.8") || detail.equals("1.7") ? "policy" : "no-mailbox";
        }
        return "other";
    }

    private static String status(int code, String reply) {
        Matcher status = STATUS.matcher(reply);
        return status.find() ? status.group() : String.valueOf(code);
    }

    private SmtpOutcome() {}
}
