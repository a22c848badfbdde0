package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.delivery.Reasons;
import vn.hue.gateway.flow.Foresight;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.Deed;
import vn.hue.gateway.work.ReportWork;

/** What the citizen would read, way by way, if a form were sent as it is filled in now. Nothing is done. */
public final class ForeseePart {

    private final Stores stores;
    private final PicturesPart pictures;
    private final ReportWork work;
    private final ReportDeeds deeds;
    private final Foresight foresight;
    private final InstantSource clock;
    private final Pages pages;

    ForeseePart(
            Stores stores,
            PicturesPart pictures,
            ReportWork work,
            ReportDeeds deeds,
            Foresight foresight,
            InstantSource clock,
            Pages pages) {
        this.stores = stores;
        this.pictures = pictures;
        this.work = work;
        this.deeds = deeds;
        this.foresight = foresight;
        this.clock = clock;
        this.pages = pages;
    }

    void mount(Doors doors) {
        doors.open(Route.FORESEEN_PART, ctx -> Pages.answer(ctx, this::show));
    }

    /**
     * A way a message might take.
     *
     * @param route in words
     * @param texts as they would arrive, masked
     * @param closed why it can't be taken, in words; null when it can
     * @param first whether it is the one it would take
     */
    public record Seen(
            String route,
            List<String> texts,
            List<Option> options,
            List<Media> media,
            @Nullable String closed,
            boolean first) {}

    private Future<Void> show(RoutingContext ctx) {
        String deed = Gate.field(ctx, "deed");
        List<String> fields = deeds.forms().get(deed);
        if (fields == null) {
            throw new HttpException(400);
        }
        Form form = Form.of(ctx, fields.toArray(String[]::new));
        var found = work.find(ctx.pathParam("report"));
        var register = stores.agencies().all();
        var named = pictures.named(ctx, form.value("picture"));
        return Future.all(found, register, named).map(all -> {
            ReportWork.Found report = found.result();
            if (report == null) {
                throw new HttpException(404);
            }
            // What only has to be confirmed does not change what is read.
            form.with("sure", "yes").with("checked", "yes");
            Deed meant = deeds.read(
                    deed,
                    form,
                    report.report(),
                    new ReportDeeds.Around(Gate.words(ctx), register.result(), named.result()));
            return pages.show(
                    ctx,
                    200,
                    "foreseen.jte",
                    Map.of(
                            "frame",
                            pages.frame(ctx),
                            "ready",
                            meant != null,
                            "seen",
                            meant == null ? List.of() : seen(ctx, report, meant)));
        });
    }

    private List<Seen> seen(RoutingContext ctx, ReportWork.Found found, Deed deed) {
        Report report = found.report();
        Reasons reasons = Reasons.of(Gate.words(ctx).language());
        Event.OperatorDid did = new Event.OperatorDid(
                clock.instant(), Gate.presence(ctx).account().name(), Deed.action(deed, report, report.version()));
        return foresight.foresee(found.snapshot().state(), did).stream()
                .map(way -> new Seen(
                        reasons.route(way.route()),
                        way.parts().stream()
                                .map(part -> Masking.MASKED.text(part.shown(), report.sender()))
                                .filter(text -> !text.isBlank())
                                .toList(),
                        way.parts().stream()
                                .map(Outbound::options)
                                .flatMap(List::stream)
                                .toList(),
                        way.parts().stream()
                                .map(Outbound::media)
                                .flatMap(List::stream)
                                .toList(),
                        way.closed() == null ? null : reasons.why(way.closed().code()),
                        way.first()))
                .toList();
    }
}
