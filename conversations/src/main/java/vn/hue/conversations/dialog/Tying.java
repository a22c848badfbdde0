package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event.Tied;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;

/**
 * Reports of different citizens on one matter: the later one is handled with the first, and its citizen gets the same
 * result in their own chat. Each conversation changes only its own report and passes on what the other must know.
 */
final class Tying {

    private final Step step;
    private final Lifecycle lifecycle;

    Tying(Step step) {
        this.step = step;
        this.lifecycle = step.settings.lifecycle();
    }

    /** After a report here has moved: what others tied to it must know. */
    void moved(Report before, Report now) {
        Report.Tie follows = now.ties().follows();
        Report.Tie followed = before.ties().follows();
        String by = now.steps().get(now.steps().size() - 1).by();
        if (follows != null && !follows.equals(followed)) {
            pass(now, follows, Tied.News.JOINED, by, null);
        } else if (followed != null && (follows == null || ended(before, now))) {
            pass(now, followed, Tied.News.LEFT, by, null);
        }
        now.ties().related().stream()
                .filter(tie -> !before.ties().related().contains(tie))
                .forEach(tie -> pass(now, tie, Tied.News.LINKED, by, null));
        before.ties().related().stream()
                .filter(tie -> !now.ties().related().contains(tie))
                .forEach(tie -> pass(now, tie, Tied.News.UNLINKED, by, null));
        if (ended(before, now)) {
            now.ties().followers().forEach(tie -> pass(now, tie, Tied.News.CLOSED, by, null));
            List<String> waiting = now.waiting().stream().map(Report.Tie::name).toList();
            if (!waiting.isEmpty()) {
                step.alarm(Effect.Alarm.SEPARATED, now.name(), waiting);
            }
        } else if (now.status() == Status.PUBLISHED && before.status() != Status.PUBLISHED) {
            now.ties().followers().forEach(tie -> pass(now, tie, Tied.News.PUBLISHED, by, now.result()));
        }
    }

    private static boolean ended(Report before, Report now) {
        return before.status() != now.status() && (now.status() == Status.REFUSED || now.status() == Status.CANCELLED);
    }

    private void pass(Report from, Report.Tie to, Tied.News news, String by, Report.@Nullable Answer result) {
        step.passOn(to.conversation(), new Tied(step.at, by, to.key(), from.tie(), news, result));
    }

    void take(Tied tied) {
        Report report = step.report(tied.report()).orElse(null);
        if (report == null) {
            if (tied.news() == Tied.News.JOINED) {
                refuse(tied, new Report.Tie(step.id, tied.report(), null));
            }
            return;
        }
        switch (tied.news()) {
            case JOINED -> joined(report, tied);
            case LEFT -> save(report, lifecycle.left(report, tied.other(), step.at, tied.by()));
            case LINKED -> save(report, lifecycle.linked(report, tied.other(), step.at, tied.by()));
            case UNLINKED -> save(report, lifecycle.unlinked(report, tied.other(), step.at, tied.by()));
            case PUBLISHED -> {
                if (follows(report, tied) && tied.result() != null) {
                    takeResult(report, tied.result());
                }
            }
            case CLOSED -> {
                if (follows(report, tied)) {
                    setFree(report, tied.other());
                }
            }
        }
    }

    /** Whoever joins one that is over, or that joined it at the same moment, goes on by itself. */
    private void joined(Report report, Tied tied) {
        boolean over = report.status() == Status.REFUSED || report.status() == Status.CANCELLED;
        if (over || follows(report, tied)) {
            refuse(tied, report.tie());
            return;
        }
        Report joined = lifecycle.joined(report, tied.other(), step.at, tied.by());
        step.save(joined);
        if (joined.status() == Status.PUBLISHED || joined.status() == Status.RATED) {
            pass(joined, tied.other(), Tied.News.PUBLISHED, ReportTalk.SYSTEM, joined.result());
        }
    }

    /** The desk believes that one to be handled with a report that will have no result for it. */
    private void refuse(Tied tied, Report.Tie me) {
        step.alarm(Effect.Alarm.SEPARATED, me.name(), List.of(tied.other().name()));
        step.passOn(
                tied.other().conversation(),
                new Tied(step.at, ReportTalk.SYSTEM, tied.other().key(), me, Tied.News.CLOSED, null));
    }

    private static boolean follows(Report report, Tied tied) {
        Report.Tie first = report.ties().follows();
        return first != null && first.key().equals(tied.other().key());
    }

    private void save(Report before, Report now) {
        if (now != before) {
            step.save(now);
        }
    }

    private void takeResult(Report report, Report.Answer result) {
        Move move = new Move.TakeResult(result);
        moved(report, move).ifPresent(now -> new Notices(step).tell(now, move));
    }

    /** Why the other one has no result is its citizen's affair: here it is only said that there will be none. */
    private void setFree(Report report, Report.Tie first) {
        moved(report, new Move.Separate(first.name())).ifPresent(now -> new Notices(step).setFree(now));
    }

    private Optional<Report> moved(Report report, Move move) {
        if (lifecycle.apply(report, move, step.at, ReportTalk.SYSTEM) instanceof Outcome.Moved moved) {
            new ReportTalk(step).keep(moved.report());
            return Optional.of(moved.report());
        }
        return Optional.empty();
    }
}
