package vn.hue.gateway.desk;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.config.Settings.Tiles;

/** The first page of the demo: where to go from here. */
public final class Landing {

    private final Pages pages;
    private final String phone;

    /** @param phone where the citizen's phone is; null when there is none */
    public Landing(Province province, ZoneId zone, InstantSource clock, @Nullable String phone) {
        this.phone = phone == null ? "" : phone;
        this.pages = new Pages(province, new Tiles(null, ""), zone, clock, ctx -> "");
    }

    public void mount(Router root) {
        root.get("/")
                .handler(ctx -> pages.show(ctx, 200, "landing.jte", Map.of("frame", pages.frame(ctx), "phone", phone)));
    }
}
