package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.AuditLog.Entry;

/** Writes the audit log. What must be on record is done only after its future has succeeded. */
public final class Audit {

    private final AuditLog log;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Audit(AuditLog log, InstantSource clock, RandomGenerator random) {
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /** Somebody in a session did something. */
    public Future<Void> did(Presence who, Act what, String detail, String... about) {
        return did(who.account().name(), who.session().from(), what, detail, about);
    }

    /** @param who an account's name, known or not; empty when there is none */
    public Future<Void> did(String who, Origin from, Act what, String detail, String... about) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = id(now) + String.format(Locale.ROOT, "%016x", random.nextLong());
        return log.add(new Entry(id, now, who, what, detail, List.of(about), from));
    }

    /** The least id of a moment; all ids before it are earlier. */
    public static String id(Instant at) {
        // Always with milliseconds: text must sort as time does.
        return String.format(Locale.ROOT, "%tFT%<tT.%<tLZ-", at.atOffset(ZoneOffset.UTC));
    }

    public static String account(String name) {
        return "account:" + name;
    }

    public static String conversation(String id) {
        return "conversation:" + id;
    }

    public static String agency(String id) {
        return "agency:" + id;
    }

    /** @param name its code, or its key while it has none */
    public static String report(String name) {
        return "report:" + name;
    }
}
