package vn.hue.gateway.operate;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;

/** A Vert.x that is measured. No label ever names a person: paths and addresses hold ids of conversations. */
public final class Metrics {

    private Metrics() {}

    public static PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    public static Vertx vertx(PrometheusMeterRegistry registry) {
        return builder(registry, new EventBusOptions()).build();
    }

    static VertxBuilder builder(PrometheusMeterRegistry registry, EventBusOptions bus) {
        MicrometerMetricsOptions options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(EnumSet.of(
                        Label.HTTP_METHOD, Label.HTTP_CODE, Label.HTTP_ROUTE, Label.POOL_TYPE, Label.POOL_NAME));
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(options).setEventBusOptions(bus))
                .withMetrics(new MicrometerMetricsFactory(registry));
    }
}
