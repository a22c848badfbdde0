package vn.hue.channels.email.newest;

/**
 * One line of a mail as its reader sees it.
 *
 * @param depth how deep it is quoted; 0 for the newest words
 * @param text without the signs of quoting
 * @param mark what the mail program said about it
 */
record Line(int depth, String text, Mark mark) {

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
        return new Line(otherDepth, text, mark);
    }
}
