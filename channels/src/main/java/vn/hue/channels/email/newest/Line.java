package vn.hue.channels.email.newest;

/**
 * One line of a mail as its reader sees it.
 *
 * @param depth how deep it is quoted; 0 for the newest words
 * @param text without the signs of quoting
 * @param mark what the mail program said about it
 * @param signs of quoting, as they were typed; empty where a mail program only draws them
 */
record Line(int depth, String text, Mark mark, String signs) {

    Line(int depth, String text, Mark mark) {
        this(depth, text, mark, "");
    }

    /** What a mail program says about a line. */
    enum Mark {
        NONE,
        /** "On … wrote:" */
        ATTRIBUTION,
        /** The answered or forwarded mail begins here. */
        REST_IS_OLD,
        SIGNATURE
    }

    static Line of(String text) {
        return new Line(0, text, Mark.NONE);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    Line at(int otherDepth) {
        return new Line(otherDepth, text, mark, otherDepth == depth ? signs : "");
    }

    /** As its writer typed it. */
    String typed() {
        return signs + text;
    }
}
