package vn.hue.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect.Alarm;
import vn.hue.gateway.store.Alarms.Raised;

/**
 * An alarm that several causes may ring: somebody who cries for help, gives an address and then a number is one matter to
 * look at, from the first cry on.
 *
 * @param open whether nobody has seen to it yet
 * @param causes what rang it, the latest last; of very many only the latest
 */
public record Rung(Raised alarm, boolean open, List<String> causes) {

    private static final int CAUSES_KEPT = 50;

    public Rung {
        causes = List.copyOf(causes);
    }

    public static Rung first(Raised alarm, String cause) {
        return new Rung(alarm, true, List.of(cause));
    }

    /** What an alarm is rung for: danger in a conversation, or more about one report; null for what is raised by itself. */
    public static @Nullable String matter(String conversation, Alarm alarm, @Nullable String report) {
        return switch (alarm) {
            case SOS, URGENT -> conversation + "/danger";
            case SUPPLEMENT_ANSWERED -> conversation + "/more/" + Objects.requireNonNullElse(report, "");
            default -> null;
        };
    }

    /**
     * After a further cause.
     *
     * @param told whether operators know all of it
     */
    public Rung again(Raised now, String cause, boolean told) {
        if (causes.contains(cause)) {
            return this;
        }
        List<String> all = new ArrayList<>(causes);
        all.add(cause);
        List<String> kept = all.subList(Math.max(0, all.size() - CAUSES_KEPT), all.size());
        if (!open) {
            return new Rung(told ? alarm : now, !told, kept);
        }
        // A cry that has become a report is the same alarm told more exactly: it calls no second time.
        boolean becameReport = alarm.report() == null && now.report() != null;
        return new Rung(
                new Raised(
                        alarm.id(),
                        alarm.conversation(),
                        alarm.alarm() == Alarm.SOS ? Alarm.SOS : now.alarm(),
                        now.report() == null ? alarm.report() : now.report(),
                        now.others(),
                        told || becameReport ? alarm.at() : now.at()),
                true,
                kept);
    }
}
