package vn.hue.conversations.reading;

/** What the writer wants of us with one text. */
public enum Intent {
    REPORT,
    SUPPLEMENT,
    STATUS,
    CANCEL,
    CORRECT,
    UNDO,
    CONFIRM,
    DENY,
    OPERATOR,
    RATE,
    THANKS,
    GREETING,
    HELP,
    CONSENT,
    REFUSE_CONSENT,
    SMALLTALK,
    SOS,
    OUT_OF_SCOPE,
    /** Start over with another matter while one is open. */
    NEW_REPORT,
    /** "I have none", "bỏ qua": the asked thing can't be given. */
    DECLINE,
    /** "Gửi link", "không gửi được ảnh": a web page would help. */
    CARD,
    /** "Gửi lại mã". */
    NEW_CODE,
    UNKNOWN
}
