package vn.hue.conversations.reading;

/** How fast the centre must act. */
public enum Urgency {
    NORMAL,
    /** Disaster, fire, accident, robbery, threats to safety: at once, at most 30 minutes. {@code QĐ 30/2022, Điều 15}. */
    URGENT,
    /** Someone asks for help for life or limb, or a fire burns: contact within 5 minutes. {@code QĐ 30/2022, Điều 18}. */
    SOS
}
