package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Contacts;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Worklist;
import vn.hue.gateway.work.Told;

/**
 * {@code /desk/reports/new}: a report for a caller of the hotline, or of the centre's own findings, with everything on one
 * page. {@code QĐ 30/2022, Điều 4.1c, 7.6}.
 */
final class NewReportPage {

    private static final int EARLIER = 10;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Stores stores;
    private final PicturesPart pictures;
    private final Desk door;
    private final House house;
    private final People people;
    private final Pages pages;
    private final Province province;
    private final Contacts contacts;
    private final ZoneId zone;
    private final InstantSource clock;

    NewReportPage(
            Stores stores,
            PicturesPart pictures,
            Desk door,
            House house,
            People people,
            Pages pages,
            Province province,
            Contacts contacts,
            ZoneId zone,
            InstantSource clock) {
        this.stores = stores;
        this.pictures = pictures;
        this.door = door;
        this.house = house;
        this.people = people;
        this.pages = pages;
        this.province = province;
        this.contacts = contacts;
        this.zone = zone;
        this.clock = clock;
    }

    /** Before the page of a report by its name, which would take {@code new} for one. */
    void mount(Doors doors) {
        doors.open(Route.NEW_REPORT, ctx -> Pages.answer(ctx, this::blank))
                .open(Route.OPENED_REPORT, ctx -> Pages.answer(ctx, this::opened))
                .open(Route.CALLER, ctx -> Pages.answer(ctx, this::caller))
                .open(Route.OPEN_REPORT, ctx -> Pages.answer(ctx, this::open));
    }

    private Future<Void> blank(RoutingContext ctx) {
        Form form = new Form()
                .with("kind", "finding".equals(ctx.queryParams().get("kind")) ? "finding" : "call")
                .with("urgency", "NORMAL")
                .with("seen", LOCAL.format(LocalDateTime.ofInstant(clock.instant(), zone)));
        return Future.succeededFuture(page(ctx, 200, form, List.of()));
    }

    private Void page(RoutingContext ctx, int status, Form form, List<Media> kept) {
        Map<String, Object> content = new HashMap<>();
        content.put("frame", pages.frame(ctx));
        content.put("form", form);
        content.put("sent", pictures.again(ctx, kept));
        content.put("largest", pictures.largest());
        content.put("contacts", contacts);
        return pages.show(ctx, status, "report-new.jte", content);
    }

    private Future<Void> open(RoutingContext ctx) {
        String id = Gate.field(ctx, "id");
        if (!id.matches("[A-Za-z0-9-]{8,64}")) {
            throw new HttpException(400);
        }
        Form form = Form.of(
                ctx,
                Stream.concat(Told.FIELDS.stream(), Stream.of("kind", "picture"))
                        .toArray(String[]::new));
        boolean finding = form.value("kind").equals("finding");
        return pictures.named(ctx, form.value("picture")).compose(kept -> {
            Map<String, String> given = Told.FIELDS.stream().collect(Collectors.toMap(field -> field, form::value));
            Told.Read read = new Told(finding, given, kept).read(id, province, zone, clock.instant());
            if (kept.size() < form.value("picture").lines().count()) {
                form.wrong("picture", Gate.words(ctx).say("file.again"));
            }
            if (read instanceof Told.Read.Wrong wrong) {
                wrong.faults()
                        .forEach((field, fault) ->
                                form.wrong(field, Gate.words(ctx).say("told." + fault.name())));
            }
            return read instanceof Told.Read.Right right && form.isRight()
                    ? pictures.claim(kept).compose(claimed -> file(ctx, id, right.open()))
                    : Future.succeededFuture(page(ctx, 422, form, kept));
        });
    }

    private Future<Void> file(RoutingContext ctx, String id, Event.Open open) {
        Presence who = Gate.presence(ctx);
        String conversation = open.here().conversation();
        return house.audit()
                .did(who, Act.DEED, "open", Audit.conversation(conversation))
                .compose(noted -> door.did(
                        conversation,
                        id,
                        new Event.OperatorDid(clock.instant(), who.account().name(), open)))
                .map(accepted -> {
                    Gate.redirect(
                            ctx,
                            "/desk/reports/opened?key="
                                    + URLEncoder.encode(open.filing().key(), StandardCharsets.UTF_8));
                    return null;
                });
    }

    /** Its number comes a moment later; until then the page asks again. */
    private Future<Void> opened(RoutingContext ctx) {
        String key = ctx.queryParams().get("key");
        if (key == null || key.length() > 200) {
            throw new HttpException(404);
        }
        boolean script = ctx.request().getHeader("HX-Request") != null;
        return stores.reports().find(key).map(report -> {
            boolean there = report != null && report.code() != null;
            String page = there ? "/desk/reports/" + report.code() + "?done=open" : "";
            if (script) {
                if (there) {
                    ctx.response().putHeader("HX-Redirect", page);
                }
                ctx.response().setStatusCode(there ? 200 : 204).end();
            } else if (there) {
                Gate.redirect(ctx, page);
            } else {
                pages.show(ctx, 200, "report-opened.jte", Map.of("frame", pages.frame(ctx)));
            }
            return null;
        });
    }

    /** Whoever called before, by the whole number; asked by a post, so that the number stands in no address. */
    private Future<Void> caller(RoutingContext ctx) {
        Instant now = clock.instant();
        String typed = Form.of(ctx, "phone").value("phone");
        String phone = Told.phone(typed, now).orElse("");
        if (phone.isEmpty()) {
            return Future.succeededFuture(found(ctx, List.of(), typed.isEmpty() ? "" : "told.NO_NUMBER"));
        }
        return house.audit()
                .did(Gate.presence(ctx), Act.SEARCHED_PERSON, "")
                .compose(noted -> Future.all(
                        stores.conversations()
                                .work(new Worklist.Ask(
                                        Worklist.Order.LATEST,
                                        List.of(Listing.Facet.queue(Queue.ALL)),
                                        List.of(Listing.Facet.phone(phone)),
                                        Instant.EPOCH,
                                        Listing.NEVER,
                                        null,
                                        null,
                                        EARLIER)),
                        people.fresh()))
                .map(both -> {
                    List<Listing> rows = both.resultAt(0);
                    String self = Gate.presence(ctx).account().name();
                    return found(
                            ctx,
                            rows.stream()
                                    .map(row -> InboxRow.of(row, people, self))
                                    .toList(),
                            rows.isEmpty() ? "caller.none" : "caller.found");
                });
    }

    private Void found(RoutingContext ctx, List<InboxRow> rows, String said) {
        return pages.show(ctx, 200, "caller.jte", Map.of("frame", pages.frame(ctx), "rows", rows, "said", said));
    }
}
