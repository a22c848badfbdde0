package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.work.ReportWork;
import vn.hue.gateway.work.Told;

/**
 * {@code POST /api/v1/reports}: reports of the app, of the hotline's system and of the
 * centre's own tools come in here. {@code QĐ 30/2022, Điều 4.1, 7.6}.
 */
final class FilingApi {

    private static final long AGAIN_MILLIS = 40;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Regulation.ZONE);

    /** Where in the body each field of {@link Told} stands. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("content", "content"),
            Map.entry("urgency", "urgency"),
            Map.entry("category", "category"),
            Map.entry("address", "place"),
            Map.entry("ward", "place/ward"),
            Map.entry("seen", "seenAt"),
            Map.entry("source", "source"),
            Map.entry("name", "sender/name"),
            Map.entry("phone", "sender/phone"),
            Map.entry("email", "sender/email"),
            Map.entry("consent", "sender/consent"),
            Map.entry("verified", "verified"));

    private final Vertx vertx;
    private final ReportWork work;
    private final Conversations conversations;
    private final Desk door;
    private final Province province;
    private final Audit audit;
    private final Uploads uploads;
    private final InstantSource clock;
    private final Once once;
    private final Waiting waiting;
    private final Guard guard;

    FilingApi(
            Vertx vertx,
            ReportWork work,
            Conversations conversations,
            Desk door,
            Province province,
            Audit audit,
            Uploads uploads,
            InstantSource clock,
            Once once,
            Waiting waiting,
            Guard guard) {
        this.vertx = vertx;
        this.work = work;
        this.conversations = conversations;
        this.door = door;
        this.province = province;
        this.audit = audit;
        this.uploads = uploads;
        this.clock = clock;
        this.once = once;
        this.waiting = waiting;
        this.guard = guard;
    }

    void mount(Router root) {
        new Doors(root, guard).open(Route.API_FILE, ctx -> once.answer(ctx, turn -> file(ctx, turn)));
    }

    private Future<Answer> file(RoutingContext ctx, Once.Turn turn) {
        Given given = Given.of(ctx);
        return uploads.named(ctx, given).compose(files -> {
            Told told = told(given, channel(ctx, given), files);
            Told.Read read = told.read(turn.id(), province, Regulation.ZONE, turn.since());
            if (read instanceof Told.Read.Wrong wrong) {
                wrong.faults().forEach((field, fault) -> given.fault(PLACES.getOrDefault(field, field), fault.name()));
            }
            given.check();
            Event.Open open = ((Told.Read.Right) read).open();
            return allowed(open).compose(yes -> uploads.claim(files)).compose(claimed -> open(ctx, turn, open));
        });
    }

    /** The body in the fields of the console's own form, so that one set of rules holds for both. */
    private static Told told(Given given, String channel, List<Media> files) {
        Map<String, String> told = new HashMap<>();
        told.put(Told.CHANNEL, channel);
        put(told, "content", given.text("content", Told.LONGEST_CONTENT));
        String urgency = given.text("urgency", 20);
        told.put("urgency", urgency == null ? "NORMAL" : urgency);
        put(told, "category", given.text("category", 40));
        put(told, "source", given.text("source", Told.LONGEST_LINE));
        yesNo(told, "verified", given.bool("verified"));
        Instant seen = given.time("seenAt");
        if (seen != null) {
            told.put(
                    "seen",
                    LocalDateTime.ofInstant(seen.truncatedTo(ChronoUnit.SECONDS), Regulation.ZONE)
                            .toString());
        }
        Given place = given.object("place");
        if (place != null) {
            put(told, "address", place.text("address", Told.LONGEST_LINE));
            put(told, "ward", place.text("ward", Told.LONGEST_LINE));
            put(told, "lat", place.number("latitude", -90, 90));
            put(told, "lng", place.number("longitude", -180, 180));
        }
        Given sender = given.object("sender");
        if (sender == null && !channel.equals(Address.DESK)) {
            given.wrong("sender", "missing"); // only the centre finds something itself
        }
        if (sender != null) {
            put(told, "name", sender.text("name", Told.LONGEST_LINE));
            put(told, "phone", sender.text("phone", Told.LONGEST_LINE));
            put(told, "email", sender.text("email", Told.LONGEST_LINE));
            yesNo(told, "noEmail", sender.bool("noEmail"));
            yesNo(told, "consent", sender.bool("consent"));
        }
        return new Told(sender == null, told, files);
    }

    /** Where it came from: what is said, what the token is bound to, or the hotline. */
    private static String channel(RoutingContext ctx, Given given) {
        String said = given.text("channel", 20);
        if (said != null && !Address.files(said)) {
            given.wrong("channel", "choice", String.join(", ", Address.FILING));
            return Address.DESK;
        }
        Token holder = Bearer.holder(ctx);
        String bound = holder == null ? null : holder.channel();
        if (bound != null && said != null && !said.equals(bound)) {
            throw new Problem(403, "channel", new JsonObject().put("channel", bound), bound);
        }
        return bound != null ? bound : said != null ? said : Address.DESK;
    }

    /** Fails for a citizen whose reports are not taken in, unless this one was already. {@code QĐ 30/2022, Điều 14.1a}. */
    private Future<Void> allowed(Event.Open open) {
        return conversations.load(open.here().conversation()).map(snapshot -> {
            if (snapshot != null && !has(snapshot, open)) {
                open.refusedBy(snapshot.state().conduct(), clock.instant()).ifPresent(lock -> {
                    throw locked(lock);
                });
            }
            return null;
        });
    }

    private static boolean has(Snapshot snapshot, Event.Open open) {
        return snapshot.state().reports().stream()
                .anyMatch(report -> report.key().equals(open.filing().key()));
    }

    /** It ends when a person lifts it, so there is a time of it only if it has one. */
    private static Problem locked(Lock lock) {
        JsonObject facts = new JsonObject().put("since", lock.since().toString());
        if (lock.until() != null) {
            facts.put("until", lock.until().toString());
        }
        return new Problem(
                403, "reports-locked", facts, MOMENT.format(lock.since()), String.valueOf(Regulation.VIOLATIONS));
    }

    private static void put(Map<String, String> told, String field, @Nullable Object value) {
        if (value != null) {
            told.put(field, value.toString());
        }
    }

    private static void yesNo(Map<String, String> told, String field, @Nullable Boolean value) {
        if (value != null) {
            told.put(field, value ? "yes" : "no");
        }
    }

    private Future<Answer> open(RoutingContext ctx, Once.Turn turn, Event.Open open) {
        ReportWork.Who who = Bearer.who(ctx);
        String key = open.filing().key();
        String conversation = open.here().conversation();
        long until = System.nanoTime() + Waiting.patience(ctx).toNanos();
        return audit.did(who.account(), who.from(), Act.DEED, "open", Audit.conversation(conversation))
                .compose(noted ->
                        door.did(conversation, turn.id(), new Event.OperatorDid(clock.instant(), who.account(), open)))
                .compose(accepted -> waiting.taken(turn.id(), Waiting.patience(ctx)))
                .compose(taken -> numbered(key, until))
                .compose(found -> found == null ? allowed(open).map(found) : Future.succeededFuture(found)) // meanwhile
                .map(found -> found == null
                        ? pending(key, conversation)
                        : ReportDecision.done(
                                found.report(), "done", found.report().code() == null ? 202 : 201));
    }

    /** The number comes with the next turn. */
    private Future<ReportWork.@Nullable Found> numbered(String key, long until) {
        return work.find(key).compose(found -> {
            boolean there = found != null && found.report().code() != null;
            return there || System.nanoTime() > until
                    ? Future.succeededFuture(found)
                    : vertx.timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(tick -> numbered(key, until));
        });
    }

    private static Answer pending(String key, String conversation) {
        return Once.answer(
                202,
                new JsonObject()
                        .put("outcome", "accepted")
                        .put("report", new JsonObject().put("key", key).put("conversation", conversation)),
                null,
                "/api/v1/reports/" + ReportDecision.encoded(key));
    }
}
