package vn.hue.conversations.vocabulary;

/**
 * One thing the citizen may choose: a button where the channel has buttons, a numbered line where not.
 *
 * @param payload comes back in {@link Part.Choice#payload()}
 * @param label at most 20 code points, so that it fits every channel's button
 */
public record Option(String payload, String label) {}
