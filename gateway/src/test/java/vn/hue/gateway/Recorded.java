package vn.hue.gateway;

import static vn.hue.gateway.Await.await;

import java.time.Instant;
import java.util.List;
import vn.hue.gateway.staff.AuditLog;

/** What the audit log holds of deeds. */
public final class Recorded {

    /** Those of some minutes around a time, the latest first. */
    public static List<AuditLog.Entry> deeds(AuditLog audit, Instant around) {
        return await(audit.read(new AuditLog.Query(
                null, AuditLog.Act.DEED, null, around.minusSeconds(600), around.plusSeconds(600), null, 50)));
    }

    private Recorded() {}
}
