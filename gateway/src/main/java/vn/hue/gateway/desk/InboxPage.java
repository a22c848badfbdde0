package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Alarms.Raised;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Stores;

/** {@code /desk/inbox}: what wants to be seen to, in queues, with the clocks of the regulation on every row. */
final class InboxPage {

    private static final int ROWS = 40;
    /** Read, so that none that is loud is hidden behind newer ones that are not. */
    private static final int ALARMS = 500;

    private static final int ALARMS_SHOWN = 30;
    private static final int OFFERED_COUNTED = 100;

    private final Stores stores;
    private final House house;
    private final People people;
    private final Pages pages;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Live live;

    InboxPage(Stores stores, House house, People people, Pages pages, ZoneId zone, InstantSource clock, Live live) {
        this.stores = stores;
        this.house = house;
        this.people = people;
        this.pages = pages;
        this.zone = zone;
        this.clock = clock;
        this.live = live;
    }

    void mount(Doors doors) {
        doors.open(Route.INBOX, ctx -> Pages.answer(ctx, this::inbox))
                .open(Route.INBOX_PART, ctx -> Pages.answer(ctx, c -> list(c, filter(c, Queue.ALL), "inbox-list.jte")))
                .open(Route.QUEUES_PART, ctx -> Pages.answer(ctx, this::queues))
                .open(Route.SEARCH, ctx -> Pages.answer(ctx, this::search))
                .open(Route.SETTLE_ALARM, ctx -> Pages.answer(ctx, this::settle));
    }

    private static Filter filter(RoutingContext ctx, Queue otherwise) {
        return Filter.of(ctx.queryParams(), Gate.words(ctx), otherwise);
    }

    private Future<Void> inbox(RoutingContext ctx) {
        return Filter.isBlank(ctx.queryParams())
                ? counts(ctx).compose(counts -> list(ctx, filter(ctx, pressing(counts)), "inbox.jte"))
                : list(ctx, filter(ctx, Queue.ALL), "inbox.jte");
    }

    /** Where one begins: the first queue in which anything waits. */
    private static Queue pressing(Map<Queue, Integer> counts) {
        for (Queue queue : Queue.values()) {
            if (counts.getOrDefault(queue, 0) > 0) {
                return queue;
            }
        }
        return Queue.ALL;
    }

    private Future<Map<Queue, Integer>> counts(RoutingContext ctx) {
        Account who = Gate.presence(ctx).account();
        var all = stores.conversations().count(who.name(), clock.instant().plus(Filter.SOON));
        var offered = offered(who, Filter.of(Queue.OFFERED), clock.instant(), OFFERED_COUNTED);
        return Future.join(all, offered).map(counted -> {
            Map<Queue, Integer> counts = new EnumMap<>(all.result());
            counts.put(Queue.OFFERED, offered.result().size());
            return counts;
        });
    }

    /** What colleagues want to give away: to who looks, to their team or to anyone; a supervisor sees it all. */
    private Future<List<Listing>> offered(Account who, Filter filter, Instant now, int limit) {
        List<String> facets = new ArrayList<>();
        if (who.role() == Role.SUPERVISOR) {
            facets.add(Listing.Facet.queue(Queue.OFFERED));
        } else {
            facets.add(Listing.Facet.offered(new Listing.Offered(who.name(), null)));
            facets.add(Listing.Facet.offered(new Listing.Offered(null, null)));
            if (who.duty().team() != null) {
                facets.add(Listing.Facet.offered(
                        new Listing.Offered(null, who.duty().team())));
            }
        }
        List<Future<List<Listing>>> found = facets.stream()
                .map(facet -> stores.conversations().work(filter.within(facet, now, zone, limit)))
                .toList();
        return Future.join(found).map(all -> found.stream()
                .flatMap(rows -> rows.result().stream())
                .filter(row -> !who.name().equals(row.face().operator()))
                .filter(row -> row.face().offered() == null
                        || !row.face().offered().declined().contains(who.name()))
                .sorted(filter.order().rows())
                .limit(limit)
                .toList());
    }

    private Future<Void> list(RoutingContext ctx, Filter filter, String template) {
        if (!filter.form().isRight()) {
            return Future.succeededFuture(page(ctx, 422, filter, List.of(), new Pressing(List.of(), 0), "", template));
        }
        Account who = Gate.presence(ctx).account();
        String self = who.name();
        Instant now = clock.instant();
        var found = filter.queue() == Queue.OFFERED
                ? offered(who, filter, now, ROWS + 1)
                : stores.conversations().work(filter.ask(self, now, zone, ROWS + 1));
        var alarms = alarms();
        return Future.join(found, alarms, people.fresh()).map(all -> {
            List<Listing> rows = found.result();
            List<Listing> shown = rows.subList(0, Math.min(ROWS, rows.size()));
            return page(
                    ctx,
                    200,
                    filter,
                    shown.stream().map(row -> InboxRow.of(row, people, self)).toList(),
                    alarms.result(),
                    // A search by number is in no address, so it has one page; nobody has forty conversations.
                    rows.size() > ROWS && !filter.person() ? filter.beyond(shown.get(ROWS - 1)) : "",
                    template);
        });
    }

    /** What calls: the loudest first, of {@code all} there are ({@link #ALARMS} at most) those that are shown. */
    private record Pressing(List<AlarmRow> shown, int all) {}

    private Future<Pressing> alarms() {
        return stores.alarms().open(ALARMS).compose(open -> {
            List<Raised> shown = open.subList(0, Math.min(ALARMS_SHOWN, open.size()));
            Set<String> about = shown.stream().map(Raised::conversation).collect(Collectors.toSet());
            return stores.conversations().rows(about).map(rows -> {
                Map<String, Listing> byId = rows.stream().collect(Collectors.toMap(Listing::id, row -> row));
                return new Pressing(
                        shown.stream()
                                .map(alarm -> AlarmRow.of(alarm, byId.get(alarm.conversation())))
                                .toList(),
                        open.size());
            });
        });
    }

    private Void page(
            RoutingContext ctx,
            int status,
            Filter filter,
            List<InboxRow> rows,
            Pressing alarms,
            String next,
            String template) {
        Map<String, Object> content = new HashMap<>();
        content.put("frame", pages.frame(ctx));
        content.put("filter", filter);
        content.put("rows", rows);
        content.put("alarms", alarms.shown());
        content.put("calling", alarms.all());
        content.put("mostCalling", ALARMS);
        content.put("next", next);
        return pages.show(ctx, status, template, content);
    }

    /** The navigation's part with the live counts. */
    private Future<Void> queues(RoutingContext ctx) {
        String active = String.valueOf(ctx.queryParams().get("active"));
        var counts = counts(ctx);
        var alarms = stores.alarms().open(ALARMS);
        String declined = Listing.Facet.declined(Gate.presence(ctx).account().name());
        var back = stores.conversations().work(Filter.of(Queue.MINE).within(declined, clock.instant(), zone, 1));
        return Future.join(counts, alarms, back).map(all -> {
            List<Raised> loud = alarms.result().stream()
                    .filter(alarm -> alarm.loudness() > 0)
                    .toList();
            Map<String, Object> content = new HashMap<>();
            content.put("frame", pages.frame(ctx));
            content.put("counts", counts.result());
            content.put("active", active);
            content.put("declined", !back.result().isEmpty());
            content.put("loud", loud.size());
            content.put(
                    "latest",
                    loud.stream()
                            .mapToLong(alarm -> alarm.at().toEpochMilli())
                            .max()
                            .orElse(0));
            return pages.show(ctx, 200, "queues.jte", content);
        });
    }

    /** Words go into the address; a citizen's number is answered at once and is on record. */
    private Future<Void> search(RoutingContext ctx) {
        String q = Form.of(ctx, "q").value("q");
        if (!Filter.isPerson(q)) {
            Gate.redirect(ctx, "/desk/inbox?" + Filter.words(q).query());
            return Future.succeededFuture();
        }
        return house.audit()
                .did(Gate.presence(ctx), Act.SEARCHED_PERSON, "")
                .compose(noted -> list(ctx, Filter.ofPerson(q), "inbox.jte"));
    }

    /** What is on record is the alarm's own matter, whatever the form says; what is settled already is done. */
    private Future<Void> settle(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        String id = Gate.field(ctx, "alarm");
        return stores.alarms()
                .open(ALARMS)
                .compose(open -> open.stream()
                        .filter(alarm -> alarm.id().equals(id))
                        .findFirst()
                        .map(alarm -> settle(who, alarm))
                        .orElseGet(Future::succeededFuture))
                .map(settled -> {
                    Gate.redirect(ctx, Gate.local(Gate.field(ctx, "back")));
                    return null;
                });
    }

    private Future<Void> settle(Presence who, Raised alarm) {
        String[] about = alarm.conversation().isEmpty()
                ? new String[0]
                : new String[] {Audit.conversation(alarm.conversation())};
        return house.audit()
                .did(who, Act.ALARM_SEEN, "", about)
                .compose(noted ->
                        stores.alarms().settle(alarm.id(), who.account().name(), clock.instant()))
                .onSuccess(settled -> live.changed(alarm.conversation()));
    }
}
