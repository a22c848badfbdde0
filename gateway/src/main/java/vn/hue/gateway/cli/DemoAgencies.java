package vn.hue.gateway.cli;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.AgencySheet;
import vn.hue.gateway.agency.Directory;

/** The agencies of the demo: bodies as Huế has them, with numbers that ring nowhere. */
final class DemoAgencies {

    private DemoAgencies() {}

    /** Reads them into a register that is still empty. */
    static Future<Void> settle(Agencies agencies) {
        return agencies.all()
                .compose(register -> register.all().isEmpty()
                        ? Future.join(sample().changes().stream()
                                        .map(agencies::store)
                                        .toList())
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    static AgencySheet.Read sample() {
        try (InputStream file = DemoAgencies.class.getResourceAsStream("agencies.csv")) {
            return AgencySheet.read(
                    Objects.requireNonNull(file, "missing: agencies.csv").readAllBytes(), Directory.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
