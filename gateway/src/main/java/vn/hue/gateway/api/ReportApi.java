package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Why;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Lines;
import vn.hue.gateway.work.AnnexOne;
import vn.hue.gateway.work.Deed;
import vn.hue.gateway.work.Done;
import vn.hue.gateway.work.ReportWork;

/**
 * {@code POST /api/v1/reports/{code}/…}: what the centre, an agency or a citizen's app does to a report. Each request is
 * answered once its turn was taken: done, or refused and why.
 */
public final class ReportApi {

    static final int TEXT = 4_000;
    static final int NAME = 200;
    static final int FILES = 10;
    private static final long LINES = 100;

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    private final ReportWork work;
    private final Lines lines;
    private final Agencies agencies;
    private final MediaStore media;
    private final Once once;
    private final Waiting waiting;
    private final Guard guard;

    ReportApi(
            ReportWork work,
            Lines lines,
            Agencies agencies,
            MediaStore media,
            Once once,
            Waiting waiting,
            Guard guard) {
        this.work = work;
        this.lines = lines;
        this.agencies = agencies;
        this.media = media;
        this.once = once;
        this.waiting = waiting;
        this.guard = guard;
    }

    /** Reads a body as a deed. */
    private interface Reading {
        Deed of(Given given, Token holder);
    }

    void mount(Router root) {
        Doors doors = new Doors(root, guard);
        open(doors, Route.API_CONTACT, (given, holder) -> moves(new Move.Contact()));
        open(doors, Route.API_START_VERIFYING, (given, holder) -> moves(new Move.StartVerifying()));
        open(doors, Route.API_VERIFY_SENDER, (given, holder) -> new Deed.VerifySender());
        open(doors, Route.API_SENDER_VERIFIED, (given, holder) -> new Deed.SenderVerified());
        open(
                doors,
                Route.API_ASK_SUPPLEMENT,
                (given, holder) -> moves(new Move.AskSupplement(
                        given.needed("question", TEXT),
                        Boolean.TRUE.equals(given.bool("aboutSender")),
                        given.text("agency", NAME))));
        open(
                doors,
                Route.API_ACCEPT,
                (given, holder) -> moves(new Move.Accept(
                        given.text("mendedContent", TEXT), given.neededBool("publicView"), given.text("why", TEXT))));
        open(doors, Route.API_MEND, (given, holder) -> moves(new Move.Mend(given.text("mendedContent", TEXT))));
        open(
                doors,
                Route.API_SHOW,
                (given, holder) -> moves(new Move.Show(given.neededBool("publicView"), given.text("why", TEXT))));
        open(
                doors,
                Route.API_RECLASSIFY,
                (given, holder) -> moves(new Move.Reclassify(
                        given.oneOf("category", Category.class, EnumSet.allOf(Category.class))
                                .orElse(null),
                        given.neededOneOf("urgency", Urgency.class, EnumSet.allOf(Urgency.class))
                                .orElse(Urgency.NORMAL))));
        open(doors, Route.API_OVERTURN, (given, holder) -> moves(new Move.Overturn(given.needed("why", TEXT))));
        open(doors, Route.API_FOLLOW, (given, holder) -> new Deed.Follow(given.needed("other", NAME)));
        open(doors, Route.API_SEPARATE, (given, holder) -> moves(new Move.Separate(given.needed("why", TEXT))));
        open(doors, Route.API_LINK, (given, holder) -> new Deed.Link(given.needed("other", NAME)));
        doors.open(Route.API_UNLINK, ctx -> once.answer(ctx, turn -> unlink(ctx, turn, Given.of(ctx))));
        open(
                doors,
                Route.API_REFUSE,
                (given, holder) -> moves(new Move.Refuse(
                        given.neededOneOf("reason", Refusal.class, EnumSet.allOf(Refusal.class))
                                .orElse(Refusal.UNCLEAR_OR_TRIAL),
                        given.text("guidance", TEXT))));
        open(doors, Route.API_CANCEL, (given, holder) -> moves(new Move.Cancel(given.needed("note", TEXT))));
        doors.open(Route.API_DISTRIBUTE, ctx -> once.answer(ctx, turn -> distribute(ctx, turn, Given.of(ctx))));
        open(doors, Route.API_ACKNOWLEDGE, (given, holder) -> moves(new Move.Acknowledge(agency(given, holder))));
        open(
                doors,
                Route.API_RETURN,
                (given, holder) -> moves(new Move.ReturnToCentre(
                        agency(given, holder), given.needed("why", TEXT), given.text("competent", NAME))));
        doors.open(Route.API_ENTER_RESULT, ctx -> once.answer(ctx, turn -> result(ctx, turn, Given.of(ctx))));
        open(
                doors,
                Route.API_ANSWER,
                (given, holder) ->
                        moves(new Move.AnswerInteraction(agency(given, holder), given.needed("text", TEXT))));
        open(
                doors,
                Route.API_SEND_BACK,
                (given, holder) ->
                        moves(new Move.SendBackResult(given.needed("why", TEXT), given.neededBool("formOnly"))));
        open(doors, Route.API_PUBLISH, (given, holder) -> moves(new Move.Publish()));
        open(doors, Route.API_REOPEN, (given, holder) -> moves(new Move.Reopen(given.needed("why", TEXT))));
        open(
                doors,
                Route.API_RATE,
                (given, holder) ->
                        moves(new Move.Rate(given.neededOneOf("rating", Rating.class, EnumSet.allOf(Rating.class))
                                .orElse(Rating.SATISFIED))));
        open(doors, Route.API_INTERACT, (given, holder) -> moves(new Move.Interact(given.needed("text", TEXT))));
    }

    private static Deed moves(Move move) {
        return new Deed.Moves(move);
    }

    private void open(Doors doors, Route route, Reading reading) {
        doors.open(
                route,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return did(ctx, turn, given, reading.of(given, holder(ctx)));
                }));
    }

    private static Token holder(RoutingContext ctx) {
        return Objects.requireNonNull(Bearer.holder(ctx), "inside of the guard");
    }

    /** A tie is named by a key; whoever asks may know the code. */
    private Future<Answer> unlink(RoutingContext ctx, Once.Turn turn, Given given) {
        String other = given.needed("other", NAME);
        return work.find(other)
                .compose(found -> did(
                        ctx,
                        turn,
                        given,
                        moves(new Move.Unlink(
                                found == null ? other : found.report().key()))));
    }

    /** Agencies of the register, by name or id; for what is urgent colleagues are told whom to phone. {@code Điều 15.2}. */
    private Future<Answer> distribute(RoutingContext ctx, Once.Turn turn, Given given) {
        List<String> named = given.texts("agencies", FILES, NAME);
        if (named.isEmpty()) {
            given.wrong("agencies", "few", "1");
        }
        return agencies.all()
                .compose(register -> work.find(ctx.pathParam("code")).compose(found -> {
                    Set<String> names = new LinkedHashSet<>();
                    Map<String, String> calls = new LinkedHashMap<>();
                    for (int i = 0; i < named.size(); i++) {
                        String one = named.get(i);
                        Agency agency = register.named(one)
                                .or(() -> register.of(one))
                                .filter(Agency::active)
                                .orElse(null);
                        if (agency == null) {
                            given.fault("agencies/" + i, "NO_SUCH_AGENCY");
                        } else {
                            names.add(agency.name());
                            calls.put(agency.name(), agency.phone());
                        }
                    }
                    boolean urgent = found != null && found.report().urgency() != Urgency.NORMAL;
                    Move.Distribute move = new Move.Distribute(List.copyOf(names));
                    return did(ctx, turn, given, new Deed.HandsOn(move, urgent ? calls : Map.of()));
                }));
    }

    /** In the form of {@code Phụ lục 1}: what only looks wrong is taken from whoever is {@code sure}. */
    private Future<Answer> result(RoutingContext ctx, Once.Turn turn, Given given) {
        String agency = agency(given, holder(ctx));
        String text = given.needed("text", TEXT);
        boolean sure = Boolean.TRUE.equals(given.bool("sure"));
        return files(given, media)
                .compose(files -> work.find(ctx.pathParam("code")).compose(found -> {
                    if (found != null && !text.isEmpty()) {
                        for (AnnexOne.Finding finding : AnnexOne.of(text, !files.isEmpty(), found.report())) {
                            if (finding.mustMend() || !sure) {
                                given.fault(finding.mustMend() ? "text" : "sure", finding.name());
                            }
                        }
                    }
                    return did(ctx, turn, given, moves(new Move.EnterResult(agency, text, files)));
                }));
    }

    /** An agency's own system speaks for that agency alone. */
    private static String agency(Given given, Token holder) {
        String own = holder.agency();
        String named = own == null ? given.needed("agency", NAME) : given.text("agency", NAME);
        if (own != null && named != null && !named.equals(own)) {
            throw new Problem(403, "agency", new JsonObject(), own);
        }
        return named == null ? String.valueOf(own) : named;
    }

    /** Files that were uploaded before, by their ids in {@code media}. */
    static Future<List<Media>> files(Given given, MediaStore media) {
        List<String> ids = given.texts("media", FILES, NAME);
        List<Future<MediaStore.@Nullable File>> opened =
                ids.stream().map(media::open).toList();
        return Future.join(opened).map(all -> {
            List<Media> files = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                MediaStore.File file = opened.get(i).result();
                if (file == null || !file.media().kind().shows()) {
                    given.wrong("media/" + i, "media");
                } else {
                    files.add(file.media());
                }
            }
            return files;
        });
    }

    private Future<Answer> did(RoutingContext ctx, Once.Turn turn, Given given, Deed deed) {
        given.check();
        Integer seen = seen(ctx);
        ReportWork.Who who = Bearer.who(ctx);
        String code = ctx.pathParam("code");
        return work.find(code).compose(found -> {
            if (found == null) {
                throw new Problem(404, "not-found");
            }
            Report before = found.report();
            if (turn.resumed() && isDone(before, -1, who, deed, turn)) {
                return Future.succeededFuture(done(before, "done", 200)); // by this key, before a crash
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
                        : decided(ctx, turn, who, before, deed);
            });
        });
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
        String what = deed instanceof Deed.VerifySender
                ? "ask-supplement"
                : deed instanceof Deed.SenderVerified ? "sender" : deed.name();
        return report.since(after).stream()
                .anyMatch(step -> step.by().equals(who.account())
                        && step.what().equals(what)
                        && !step.at().isBefore(turn.since()));
    }

    /** What was looked at before, by {@code If-Match}; null when that does not matter. */
    static @Nullable Integer seen(RoutingContext ctx) {
        String match = ctx.request().getHeader("If-Match");
        if (match == null || match.strip().equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(match.strip());
        if (!etag.matches()) {
            throw new Problem(400, "version");
        }
        return Integer.valueOf(etag.group(1));
    }

    static String etag(long version) {
        return "\"" + version + "\"";
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
                etag(now.version()),
                "/api/v1/reports/" + encoded(now.name()));
    }

    static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
    }
}
