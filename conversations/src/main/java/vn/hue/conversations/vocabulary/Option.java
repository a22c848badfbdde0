package vn.hue.conversations.vocabulary;

/**
 * One thing the citizen may choose: a button where the channel has buttons, a line {@code key. label} where not.
 *
 * @param payload comes back in {@link Part.Choice#payload()}
 * @param label at most 20 code points, so that it fits every channel's button
 * @param key what may be typed instead of tapping, for example {@code 1} or {@code OK}; the dialog understands it
 */
public record Option(String payload, String label, String key) {}
