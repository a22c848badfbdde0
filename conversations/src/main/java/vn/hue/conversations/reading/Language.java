package vn.hue.conversations.reading;

/** The language of a text. */
public enum Language {
    VI("vi"),
    /** Vietnamese typed without its marks. */
    VI_FOLDED("vi-folded"),
    EN("en"),
    OTHER("other");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public boolean vietnamese() {
        return this == VI || this == VI_FOLDED;
    }
}
