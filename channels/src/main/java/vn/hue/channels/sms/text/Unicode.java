package vn.hue.channels.sms.text;

/** When a text keeps its Vietnamese marks, which make it more than twice as long over the air. */
public enum Unicode {
    /** Never: marks and emoji go. */
    NEVER,
    /** When it has any character that phones' own alphabet lacks. */
    AUTO,
    /** Always, even for plain words. */
    ALWAYS
}
