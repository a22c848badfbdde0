package vn.hue.conversations.report;

/** Why a report does not qualify; each has its exact sentence and guidance in the message files. */
public enum Refusal {
    /** {@code QĐ 30/2022, Điều 5.2}. */
    OUT_OF_SCOPE("5.2"),
    NO_PICTURE("7.5b.1"),
    PICTURE_UNCLEAR("7.5b.2"),
    PICTURE_EDITED("7.5b.3"),
    /** Older than 24 hours when sent. */
    PICTURE_OLD("7.5a"),
    /** The position is not in the province. */
    OUTSIDE_PROVINCE("7.5a"),
    NOT_SUPPLEMENTED("7.5b.4"),
    NOT_VERIFIED("7.5b.5"),
    DETAILS_WRONG("7.5b.6"),
    REPEATED("7.5b.7"),
    EARLIER_STILL_OPEN("7.5b.8"),
    UNCLEAR_OR_TRIAL("7.5b.9");

    private final String article;

    Refusal(String article) {
        this.article = article;
    }

    /** The article and item, for example {@code 7.5b.4}. */
    public String article() {
        return article;
    }
}
