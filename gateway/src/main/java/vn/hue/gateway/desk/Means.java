package vn.hue.gateway.desk;

import vn.hue.conversations.reading.Reader;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.flow.Foresight;
import vn.hue.gateway.flow.Resending;

/**
 * What the console needs to reach citizens, besides the door for deeds.
 *
 * @param outlooks how they can be written to
 * @param reader reads addresses that operators type
 * @param foresight what they would read if something were done
 */
public record Means(Resending resending, Outlooks outlooks, Reader reader, Foresight foresight) {}
