package vn.hue.gateway;

import static vn.hue.gateway.Await.await;

import java.time.Instant;
import java.util.List;
import vn.hue.gateway.staff.AuditLog;

/** What the audit log holds. */
public final class Recorded {

    /** Those of some minutes around a time, the latest first. */
    public static List<AuditLog.Entry> deeds(AuditLog audit, Instant around) {
        return await(audit.read(new AuditLog.Query(
                null, AuditLog.Act.DEED, null, around.minusSeconds(600), around.plusSeconds(600), null, 50)));
    }

    /** All of it in words: who, what, and what it was about. */
    public static List<String> all(AuditLog audit) {
        return await(audit.read(new AuditLog.Query(
                        null, null, null, Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"), null, 100)))
                .stream()
                .map(entry -> entry.who() + " " + entry.what() + (entry.detail().isEmpty() ? "" : " " + entry.detail()))
                .toList();
    }

    private Recorded() {}
}
