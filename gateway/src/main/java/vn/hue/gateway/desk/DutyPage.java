package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.work.ConversationWork;

/** Who is away. */
final class DutyPage {

    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int HELD = 100;

    private final Stores stores;
    private final House house;
    private final ConversationWork work;
    private final People people;
    private final OwnPage own;
    private final InstantSource clock;
    private final ZoneId zone;

    DutyPage(
            Stores stores,
            House house,
            ConversationWork work,
            People people,
            OwnPage own,
            InstantSource clock,
            ZoneId zone) {
        this.stores = stores;
        this.house = house;
        this.work = work;
        this.people = people;
        this.own = own;
        this.clock = clock;
        this.zone = zone;
    }

    void mount(Doors doors) {
        doors.open(Route.MY_AWAY, ctx -> Pages.answer(ctx, this::away));
    }

    /** {@code until} is a local time; {@code back} says that they are there again. */
    private Future<Void> away(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        if (Gate.field(ctx, "deed").equals("back")) {
            return set(who, null, "back").map(set -> said(ctx, "back"));
        }
        Form form = Form.of(ctx, "until");
        Instant until = until(form, Gate.words(ctx));
        if (until == null) {
            return own.show(ctx, 422, form, "");
        }
        return set(who, until, "away").compose(set -> giveAway(ctx, who)).map(given -> said(ctx, "away"));
    }

    private @Nullable Instant until(Form form, DeskWords words) {
        Instant now = clock.instant();
        try {
            Instant until =
                    LocalDateTime.parse(form.value("until")).atZone(zone).toInstant();
            if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
                form.wrong("until", words.say("away.notThen"));
                return null;
            }
            return until;
        } catch (DateTimeParseException e) {
            form.wrong("until", words.say("away.notThen"));
            return null;
        }
    }

    private Future<Void> set(Presence who, @Nullable Instant until, String detail) {
        String name = who.account().name();
        return house.audit()
                .did(who, Act.AWAY_SET, detail, Audit.account(name))
                .compose(noted -> house.change(
                        name,
                        account -> account.withDuty(new Duty(account.duty().team(), until))))
                .onSuccess(changed -> people.forget());
    }

    /** Whatever they hold is for whoever is free: no citizen waits for somebody who is out. */
    private Future<Void> giveAway(RoutingContext ctx, Presence who) {
        String name = who.account().name();
        Filter mine = Filter.of(Queue.MINE);
        return stores.conversations()
                .work(mine.ask(name, clock.instant(), zone, HELD))
                .compose(held -> {
                    List<Future<?>> given = new ArrayList<>();
                    for (Listing row : held) {
                        if (row.face().offered() == null) {
                            given.add(work.did(
                                    OperatorDesk.person(ctx),
                                    row.id(),
                                    UUID.randomUUID().toString(),
                                    "transfer",
                                    new Event.Transfer(null, null, null)));
                        }
                    }
                    return given.isEmpty()
                            ? Future.succeededFuture()
                            : Future.join(given).mapEmpty();
                });
    }

    private static Void said(RoutingContext ctx, String said) {
        Gate.redirect(ctx, "/desk/me?said=" + said);
        return null;
    }
}
