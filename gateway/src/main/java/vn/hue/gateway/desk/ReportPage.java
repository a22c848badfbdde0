package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Mending;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.work.Deed;
import vn.hue.gateway.work.Done;
import vn.hue.gateway.work.ReportWork;

/** A report: all that is known of it, and what is done to it from its filing to its rating. */
final class ReportPage {

    private final Stores stores;
    private final ReportWork work;
    private final ReportFindings findings;
    private final PicturesPart pictures;
    private final Lifecycle lifecycle;
    private final InstantSource clock;
    private final House house;
    private final People people;
    private final Pages pages;
    private final List<ReportDeeds> concerns;

    /** @param concerns whose forms the page has; each deed belongs to one of them */
    ReportPage(
            Stores stores,
            ReportWork work,
            ReportFindings findings,
            PicturesPart pictures,
            Lifecycle lifecycle,
            InstantSource clock,
            House house,
            People people,
            Pages pages,
            List<ReportDeeds> concerns) {
        this.stores = stores;
        this.work = work;
        this.findings = findings;
        this.pictures = pictures;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.house = house;
        this.people = people;
        this.pages = pages;
        this.concerns = List.copyOf(concerns);
    }

    void mount(Doors doors) {
        doors.open(Route.REPORT, ctx -> Pages.answer(ctx, c -> show(c, "report.jte")))
                .open(Route.REPORT_PART, ctx -> Pages.answer(ctx, c -> show(c, "report-live.jte")))
                .open(Route.REPORT_MENDING, ctx -> Pages.answer(ctx, this::mending))
                .open(Route.REPORT_DEED, ctx -> Pages.answer(ctx, this::deed))
                .open(Route.REPORT_REVEAL, ctx -> Pages.answer(ctx, this::reveal));
    }

    private Future<Void> show(RoutingContext ctx, String template) {
        return found(ctx).compose(found -> view(ctx, found)).compose(view -> {
            Report report = view.report();
            Integer seen = seen(ctx);
            List<Report.Step> since = seen == null ? List.of() : report.since(seen);
            return render(
                    ctx,
                    200,
                    template,
                    view.seen(
                            since.stream()
                                    .filter(step -> !step.by().equals(view.reader()))
                                    .toList(),
                            parameter(ctx, "done")));
        });
    }

    private Future<Void> render(RoutingContext ctx, int status, String template, ReportView view) {
        return stores.agencies().all().compose(register -> pictures.named(
                        ctx, view.form("enter-result").value("picture"))
                .map(kept -> pages.show(
                        ctx,
                        status,
                        template,
                        Map.of(
                                "frame",
                                pages.frame(ctx),
                                "view",
                                view,
                                "handling",
                                HandlingView.of(
                                        view, lifecycle, register, pictures.largest(), pictures.again(ctx, kept))))));
    }

    private Future<ReportWork.Found> found(RoutingContext ctx) {
        return work.find(ctx.pathParam("report")).map(found -> {
            if (found == null) {
                throw new HttpException(404);
            }
            return found;
        });
    }

    private Future<ReportView> view(RoutingContext ctx, ReportWork.Found found) {
        String conversation = found.report().conversation();
        List<String> timers = found.snapshot().state().timers().entrySet().stream()
                .map(e -> new Timer.Id(conversation, e.getKey(), e.getValue()).toString())
                .toList();
        var running = stores.timers().find(timers);
        var looked = findings.of(found);
        return Future.all(running, people.fresh(), looked)
                .map(all -> ReportView.of(
                        found,
                        looked.result(),
                        wanted(ctx),
                        running.result(),
                        people,
                        Gate.presence(ctx).account().name(),
                        revealed(ctx, conversation),
                        lifecycle,
                        clock.instant()));
    }

    /** The form again, with what is wrong with it or what stands against it. */
    private Future<Void> again(
            RoutingContext ctx, int status, ReportView.Filled filled, ReportView.@Nullable Clash clash) {
        return found(ctx)
                .compose(found -> view(ctx, found))
                .compose(view -> render(ctx, status, "report.jte", view.with(filled, clash)));
    }

    private Future<Void> deed(RoutingContext ctx) {
        String deed = Gate.field(ctx, "deed");
        String id = Gate.field(ctx, "id");
        Integer seen = number(Gate.field(ctx, "version"));
        ReportDeeds concern = concerns.stream()
                .filter(one -> one.forms().containsKey(deed))
                .findFirst()
                .orElseThrow(() -> new HttpException(400));
        if (id.isEmpty() || id.length() > 64 || seen == null) {
            throw new HttpException(400);
        }
        Form form = Form.of(ctx, concern.forms().getOrDefault(deed, List.of()).toArray(String[]::new));
        ReportView.Filled filled = new ReportView.Filled(deed, form);
        var named = pictures.named(ctx, form.value("picture"));
        return Future.all(found(ctx), stores.agencies().all(), named).compose(all -> {
            ReportWork.Found found = all.resultAt(0);
            Deed meant = concern.read(
                    deed,
                    form,
                    found.report(),
                    new ReportDeeds.Around(Gate.words(ctx), all.resultAt(1), all.resultAt(2)));
            if (meant == null) {
                return again(ctx, 422, filled, null);
            }
            Presence who = Gate.presence(ctx);
            return pictures.claim(all.resultAt(2))
                    .compose(claimed -> work.did(
                            new ReportWork.Who(
                                    who.account().name(), who.session().from()),
                            found.report().key(),
                            id,
                            seen,
                            meant))
                    .compose(done -> told(ctx, done, filled));
        });
    }

    private Future<Void> told(RoutingContext ctx, Done done, ReportView.Filled filled) {
        if (done instanceof Done.Overtaken overtaken) {
            return again(ctx, 409, filled, new ReportView.Clash(overtaken.since(), null));
        } else if (done instanceof Done.NotNow notNow) {
            return again(ctx, 409, filled, new ReportView.Clash(List.of(), notNow.why()));
        } else if (done instanceof Done.NoOther) {
            filled.form().wrong("other", Gate.words(ctx).say("tie.unknown"));
            return again(ctx, 422, filled, null);
        } else if (done instanceof Done.Taken taken) {
            String reveal = revealed(ctx, taken.before().conversation());
            Gate.redirect(
                    ctx,
                    ReportView.path(taken.before().name()) + "?done=" + filled.deed()
                            + (reveal.isEmpty() ? "" : "&reveal=" + reveal));
            return Future.succeededFuture();
        }
        throw new HttpException(404);
    }

    /** The difference that mending makes, while it is being typed. */
    private Future<Void> mending(RoutingContext ctx) {
        String mended = Form.of(ctx, "mended").value("mended");
        return found(ctx).map(found -> {
            Report report = found.report();
            boolean seen = !ReportFindings.isPersonal(report)
                    || !revealed(ctx, report.conversation()).isEmpty();
            if (!seen || mended.length() > VerifyingDeeds.LONGEST_CONTENT) {
                throw new HttpException(400);
            }
            return pages.show(
                    ctx,
                    200,
                    "report-mending.jte",
                    Map.of(
                            "frame",
                            pages.frame(ctx),
                            "mending",
                            Mending.of(report.content(), mended),
                            "mended",
                            mended));
        });
    }

    /** Shown only after it is written down that it is. {@code QĐ 30/2022, Điều 9.3}. */
    private Future<Void> reveal(RoutingContext ctx) {
        return found(ctx).compose(found -> {
            Report report = found.report();
            return house.audit()
                    .did(
                            Gate.presence(ctx),
                            Act.REVEALED,
                            "",
                            Audit.conversation(report.conversation()),
                            Audit.report(report.name()))
                    .map(noted -> {
                        Gate.redirect(
                                ctx,
                                ReportView.path(report.name()) + "?reveal="
                                        + seal(ctx).of("reveal", report.conversation()));
                        return null;
                    });
        });
    }

    /** The proof that a look at the details was recorded; empty when it was not. */
    private static String revealed(RoutingContext ctx, String conversation) {
        String offered = parameter(ctx, "reveal");
        return seal(ctx).fits("reveal", conversation, offered) ? offered : "";
    }

    private static Seal seal(RoutingContext ctx) {
        return new Seal(Gate.presence(ctx).session().secret());
    }

    private static ReportView.@Nullable Wanted wanted(RoutingContext ctx) {
        String deed = parameter(ctx, "do");
        return deed.isEmpty() ? null : new ReportView.Wanted(deed, parameter(ctx, "about"));
    }

    private static @Nullable Integer seen(RoutingContext ctx) {
        return number(parameter(ctx, "seen"));
    }

    private static @Nullable Integer number(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static String parameter(RoutingContext ctx, String name) {
        String given = ctx.queryParams().get(name);
        return given == null ? "" : given;
    }
}
