package vn.hue.channels;

import java.time.Duration;

/**
 * How a channel may still be written to after its free window.
 *
 * @param length after the citizen's last message
 * @param personsOnly whether only a person's own words may go, as on Facebook; else it takes from a quota or costs money,
 *     as on Zalo
 */
public record LongerWindow(Duration length, boolean personsOnly) {}
