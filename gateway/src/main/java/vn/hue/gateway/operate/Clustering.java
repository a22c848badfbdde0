package vn.hue.gateway.operate;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import vn.hue.gateway.config.ClusterSettings;

/**
 * A Vert.x whose event bus and locks reach the other gateways. Only live updates and locks travel there: what must last
 * is in MongoDB, and a gateway that finds no other one starts all the same.
 */
public final class Clustering {

    private static final String NAME = "hue-gateway";

    private Clustering() {}

    /** Fails when its ports are in use or the host is not this machine's. */
    public static Future<Vertx> vertx(PrometheusMeterRegistry metrics, ClusterSettings settings) {
        EventBusOptions bus = new EventBusOptions()
                .setHost(settings.host())
                .setPort(settings.port().number() + 1);
        return Metrics.builder(metrics, bus)
                .withClusterManager(new HazelcastClusterManager(hazelcast(settings)))
                .buildClustered();
    }

    static Config hazelcast(ClusterSettings settings) {
        // What the cluster manager needs of maps; the rest of the file is replaced.
        Config config = ConfigUtil.loadConfig();
        config.setClusterName(NAME)
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                // The gateway stops in an order of its own.
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(settings.port().number()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(settings.host());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        return config;
    }
}
