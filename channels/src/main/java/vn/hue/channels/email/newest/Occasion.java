package vn.hue.channels.email.newest;

import java.util.regex.Pattern;

/** What a mail is by its headers. */
public enum Occasion {
    NEW,
    REPLY,
    FORWARD;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern FORWARDS =
            Pattern.compile("^(\\[[^\\]]{1,20}\\]\\s*)?(fwd?|chuyển tiếp|ct|tr|wg|i)\\s*(\\[\\d+\\])?\\s*:.*", FLAGS);
    private static final Pattern REPLIES = Pattern.compile(
            "^(\\[[^\\]]{1,20}\\]\\s*)?(re|tl|trả lời|phúc đáp|sv|aw|rv|ref)\\s*(\\[\\d+\\])?\\s*:.*", FLAGS);

    /**
     * @param subject as people read it
     * @param answers whether the headers name a mail it answers
     */
    public static Occasion of(String subject, boolean answers) {
        String head = subject.substring(0, Math.min(subject.length(), 200));
        if (FORWARDS.matcher(head).matches()) {
            return FORWARD;
        }
        return answers || REPLIES.matcher(head).matches() ? REPLY : NEW;
    }
}
