package vn.hue.gateway.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.store.Stores;

/**
 * What the gateway gives to its channels.
 *
 * @param flow the door for messages, receipts and operators' words, and the history
 * @param database for what only one channel keeps
 * @param clock the citizens' time
 */
public record ChannelWorld(
        Vertx vertx,
        Settings settings,
        Flow flow,
        Stores stores,
        Database database,
        MediaLibrary media,
        InstantSource clock,
        MeterRegistry meters) {}
