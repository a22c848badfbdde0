package vn.hue.gateway.config;

import java.util.List;

/**
 * Several gateways on one MongoDB that know each other, so that open pages show at once what another one did.
 *
 * @param host this machine, as the others reach it
 * @param port between the gateways; the event bus takes the one after it
 * @param members some of the others, {@code host} or {@code host:port}; whoever is found first tells the rest
 */
public record ClusterSettings(
        String host,
        @Default("5701") Settings.Port port,
        @Default("[]") List<String> members) {

    public ClusterSettings {
        if (port.number() == 0 || port.number() == 65_535) {
            throw new IllegalArgumentException(
                    "port must be 1 to 65534: the others must know it, and the next one too");
        }
    }
}
