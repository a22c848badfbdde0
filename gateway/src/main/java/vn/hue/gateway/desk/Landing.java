package vn.hue.gateway.desk;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.config.Settings.Tiles;

/** The first page of the demo: where to go from here. */
public final class Landing {

    private final Pages pages;

    public Landing(Province province, ZoneId zone, InstantSource clock) {
        this.pages = new Pages(province, new Tiles(null, ""), zone, clock);
    }

    public void mount(Router root) {
        root.get("/").handler(ctx -> pages.show(ctx, 200, "landing.jte", Map.of("frame", pages.frame(ctx, null, ""))));
    }
}
