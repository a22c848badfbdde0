package vn.hue.gateway.config;

import java.time.Duration;
import java.util.List;
import vn.hue.gateway.config.Settings.Tiles;
import vn.hue.gateway.staff.Role;

/**
 * The operators' desk.
 *
 * @param session how long a login lasts at most
 * @param idle how long it lasts without a request
 * @param secondFactor the roles that can't do without one-time codes
 * @param issuer what an authenticator calls us
 */
public record DeskSettings(
        @Default("PT12H") Duration session,
        @Default("PT2H") Duration idle,
        @Default("[supervisor, administrator]") List<Role> secondFactor,
        @Default("Hue field reports") String issuer,
        Tiles tiles) {
    public DeskSettings {
        secondFactor = List.copyOf(secondFactor);
    }
}
