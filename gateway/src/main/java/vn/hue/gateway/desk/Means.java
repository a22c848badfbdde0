package vn.hue.gateway.desk;

import vn.hue.conversations.reading.Reader;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.flow.Resending;

/**
 * What the console needs to reach citizens, besides the door for deeds.
 *
 * @param outlooks how they can be written to
 * @param reader reads addresses that operators type
 */
public record Means(Resending resending, Outlooks outlooks, Reader reader) {}
