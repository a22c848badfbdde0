package vn.hue.conversations.vocabulary;

/** What a piece of media is to a person. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    AUDIO,
    FILE;

    /** Whether it can show what is wrong: {@code QĐ 30/2022, Điều 7.5b} asks for a picture or a video. */
    public boolean shows() {
        return this == IMAGE || this == VIDEO;
    }
}
