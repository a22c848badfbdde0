package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.store.Stores;

/** {@code /desk/channels}: whether citizens can be reached, channel by channel, and what came that nobody understands. */
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
        var channels = stores.channels();
        return Future.all(channels.states().all(), channels.raw().shapes())
                .map(both -> pages.show(
                        ctx,
                        200,
                        "channels.jte",
                        Map.of("frame", pages.frame(ctx), "channels", both.resultAt(0), "shapes", both.resultAt(1))));
    }
}
