package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Undo;
import vn.hue.conversations.report.Why;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Lines;
import vn.hue.gateway.work.Deed;
import vn.hue.gateway.work.Done;
import vn.hue.gateway.work.ReportWork;

/** What was decided about a deed to a report: done, refused and why, or still open. */
final class ReportDecision {

    private static final long LINES = 100;

    private final ReportWork work;
    private final Lines lines;
    private final Waiting waiting;

    ReportDecision(ReportWork work, Lines lines, Waiting waiting) {
        this.work = work;
        this.lines = lines;
        this.waiting = waiting;
    }

    /** Does what a request asks for, unless something is wrong with it. */
    Future<Answer> did(RoutingContext ctx, Once.Turn turn, Given given, Deed deed) {
        given.check();
        Integer seen = Etag.seen(ctx);
        ReportWork.Who who = Bearer.who(ctx);
        String code = ctx.pathParam("code");
        return work.find(code).compose(found -> {
            if (found == null) {
                throw new Problem(404, "not-found");
            }
            Report before = found.report();
            Deed meant = meant(deed, before, who);
            if (turn.resumed() && isDone(before, -1, who, deed, turn)) {
                return Future.succeededFuture(done(before, "done", 200)); // by this key, before a crash
            }
            if (!Bearer.sees(ctx, before)) {
                throw new Problem(404, "not-found");
            }
            if (seen != null && seen > before.version()) {
                throw changed(before, List.of()); // of another history, or made up
            }
            return work.did(who, code, turn.id(), seen, deed).compose(done -> {
                if (done instanceof Done.Unknown) {
                    throw new Problem(404, "not-found");
                } else if (done instanceof Done.NoOther) {
                    given.fault("other", "NO_SUCH_REPORT");
                    given.check();
                } else if (done instanceof Done.Overtaken overtaken) {
                    throw changed(overtaken.now(), overtaken.since());
                } else if (done instanceof Done.NotNow notNow) {
                    throw notNow(ctx, notNow.now(), notNow.why());
                }
                return seen != null && !before.since(seen).isEmpty()
                        ? Future.succeededFuture(done(before, "done", 200)) // a repeat, which needs no turn
                        : decided(ctx, turn, who, before, meant);
            });
        });
    }

    /** To take back is to do something else. */
    private static Deed meant(Deed deed, Report before, ReportWork.Who who) {
        return deed instanceof Deed.Undoes
                ? Undo.of(before, who.account()).<Deed>map(Deed.Moves::new).orElse(deed)
                : deed;
    }

    /** Only the turn decides: another may have come before it, and what is refused leaves a remark. */
    private Future<Answer> decided(RoutingContext ctx, Once.Turn turn, ReportWork.Who who, Report before, Deed deed) {
        return waiting.taken(turn.id(), Waiting.patience(ctx))
                .compose(taken -> work.find(before.key()).compose(loaded -> {
                    ReportWork.Found found = Objects.requireNonNull(loaded, "found before");
                    Report now = found.report();
                    if (isDone(now, turn.resumed() ? -1 : before.version(), who, deed, turn)) {
                        return Future.succeededFuture(done(now, "done", 200));
                    }
                    if (!taken) {
                        return Future.succeededFuture(done(now, "accepted", 202));
                    }
                    if (deed instanceof Deed.Invites) {
                        return Future.succeededFuture(done(now, "done", 200)); // a line for colleagues, not a step
                    }
                    return inVain(found, who, deed, turn).map(vain -> {
                        Why why = vain == null ? null : vain.why();
                        throw why == null ? changed(now, List.of()) : notNow(ctx, now, why);
                    });
                }));
    }

    private Future<Effect.Remark.@Nullable Vain> inVain(
            ReportWork.Found found, ReportWork.Who who, Deed deed, Once.Turn turn) {
        long last = found.snapshot().lines();
        return lines.read(found.snapshot().id(), Math.max(1, last - LINES), last)
                .map(read -> read.stream()
                        .filter(line -> !line.at().isBefore(turn.since()))
                        .map(Line::remark)
                        .filter(Objects::nonNull)
                        .filter(remark -> remark.author().equals(who.account()))
                        .map(Effect.Remark::vain)
                        .filter(Objects::nonNull)
                        .filter(vain -> vain.deed().equals(deed.name()))
                        .reduce((first, later) -> later)
                        .orElse(null));
    }

    /** Whether the history says so: this token did it, since the request came and after a version. */
    private static boolean isDone(Report report, int after, ReportWork.Who who, Deed deed, Once.Turn turn) {
        Set<String> steps = steps(deed);
        return report.since(after).stream()
                .anyMatch(step -> step.by().equals(who.account())
                        && steps.contains(step.what())
                        && !step.at().isBefore(turn.since()));
    }

    /** What the history calls it. */
    private static Set<String> steps(Deed deed) {
        if (deed instanceof Deed.VerifySender) {
            return Set.of("ask-supplement");
        } else if (deed instanceof Deed.SenderVerified) {
            return Set.of("sender");
        }
        return deed instanceof Deed.Undoes ? Undo.STEPS : Set.of(deed.name());
    }

    private static Problem notNow(RoutingContext ctx, Report now, Why why) {
        return new Problem(
                409,
                "not-now",
                state(now).put("why", why.name()),
                ApiWords.of(ctx).say("why." + why.name()));
    }

    private static Problem changed(Report now, List<Report.Step> since) {
        JsonArray changes = new JsonArray();
        since.forEach(step -> changes.add(new JsonObject()
                .put("at", step.at().toString())
                .put("by", step.by())
                .put("what", step.what())
                .put("status", step.status().name())));
        return new Problem(412, "changed", state(now).put("changes", changes), String.valueOf(now.version()));
    }

    private static JsonObject state(Report now) {
        return new JsonObject()
                .put("report", now.name())
                .put("reportStatus", now.status().name())
                .put("version", now.version());
    }

    /** Without anything personal: this answer is kept for a day. */
    static Answer done(Report now, String outcome, int status) {
        JsonArray deadlines = new JsonArray();
        now.deadlines()
                .forEach((clock, due) ->
                        deadlines.add(new JsonObject().put("name", clock.name()).put("dueAt", due.toString())));
        JsonObject report = new JsonObject()
                .put("key", now.key())
                .put("conversation", now.conversation())
                .put("status", now.status().name())
                .put("version", now.version())
                .put("agencies", new JsonArray(now.agencies()))
                .put("deadlines", deadlines);
        if (now.code() != null) {
            report.put("code", now.code());
        }
        return Once.answer(
                status,
                new JsonObject()
                        .put("outcome", outcome.toLowerCase(Locale.ROOT))
                        .put("report", report),
                Etag.of(now.version()),
                "/api/v1/reports/" + encoded(now.name()));
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
