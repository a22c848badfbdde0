package vn.hue.gateway.desk;

import java.util.List;
import vn.hue.conversations.report.Checklist;
import vn.hue.conversations.report.Duplicates;

/**
 * What the system found out for whoever verifies a report.
 *
 * @param duplicates of other citizens, likeliest first
 * @param prepared words for the citizen, to be sent as they are or changed
 */
public record Verifying(Checklist checklist, List<Duplicates.Candidate> duplicates, Prepared prepared) {
    public Verifying {
        duplicates = List.copyOf(duplicates);
    }
}
