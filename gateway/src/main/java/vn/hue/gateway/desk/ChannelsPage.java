package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.store.Stores;

/** {@code /desk/channels}: whether citizens can be reached, channel by channel. */
final class ChannelsPage {

    private final Stores stores;
    private final Pages pages;

    ChannelsPage(Stores stores, Pages pages) {
        this.stores = stores;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.CHANNELS, ctx -> Pages.answer(ctx, this::show));
    }

    private Future<Void> show(RoutingContext ctx) {
        return stores.channels()
                .states()
                .all()
                .map(channels ->
                        pages.show(ctx, 200, "channels.jte", Map.of("frame", pages.frame(ctx), "channels", channels)));
    }
}
