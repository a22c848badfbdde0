package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Mending;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.store.KeptAnswers.Answer;
import vn.hue.gateway.work.AnnexOne;
import vn.hue.gateway.work.Deed;
import vn.hue.gateway.work.Handling;
import vn.hue.gateway.work.ReportWork;

/**
 * {@code POST /api/v1/reports/{code}/…}: what the centre, an agency or a citizen's app does to a report. Each request is
 * answered once its turn was taken: done, or refused and why.
 */
public final class ReportApi {

    static final int TEXT = 4_000;
    /** The citizen's words and what was added to them. */
    private static final int CONTENT = 20_000;

    static final int NAME = 200;
    static final int FILES = 10;

    private final ReportWork work;
    private final ReportDecision decision;
    private final Agencies agencies;
    private final Uploads uploads;
    private final Once once;
    private final InstantSource clock;
    private final Guard guard;

    ReportApi(
            ReportWork work,
            ReportDecision decision,
            Agencies agencies,
            Uploads uploads,
            Once once,
            InstantSource clock,
            Guard guard) {
        this.work = work;
        this.decision = decision;
        this.agencies = agencies;
        this.uploads = uploads;
        this.once = once;
        this.clock = clock;
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
        doors.open(
                Route.API_ACCEPT,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    String mended = given.text("mendedContent", CONTENT);
                    Move move = new Move.Accept(mended, given.neededBool("publicView"), given.text("why", TEXT));
                    return mends(ctx, turn, given, move, mended);
                }));
        doors.open(
                Route.API_MEND,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    String mended = given.text("mendedContent", CONTENT);
                    return mends(ctx, turn, given, new Move.Mend(mended), mended);
                }));
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
        doors.open(Route.API_INVITE, ctx -> once.answer(ctx, turn -> invite(ctx, turn, Given.of(ctx))));
        doors.open(Route.API_UNDO, ctx -> once.answer(ctx, turn -> undo(ctx, turn)));
        doors.open(
                Route.API_RATE,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return citizens(
                            ctx,
                            turn,
                            given,
                            new Move.Rate(given.neededOneOf("rating", Rating.class, EnumSet.allOf(Rating.class))
                                    .orElse(Rating.SATISFIED)));
                }));
        doors.open(
                Route.API_INTERACT,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return citizens(ctx, turn, given, new Move.Interact(given.needed("text", TEXT)));
                }));
    }

    private static Deed moves(Move move) {
        return new Deed.Moves(move);
    }

    private void open(Doors doors, Route route, Reading reading) {
        doors.open(
                route,
                ctx -> once.answer(ctx, turn -> {
                    Given given = Given.of(ctx);
                    return decision.did(ctx, turn, given, reading.of(given, holder(ctx)));
                }));
    }

    private static Token holder(RoutingContext ctx) {
        return Objects.requireNonNull(Bearer.holder(ctx), "inside of the guard");
    }

    /** Spelling and form alone: what seems to change more is taken from whoever is {@code sure}. {@code Điều 9.1}. */
    private Future<Answer> mends(RoutingContext ctx, Once.Turn turn, Given given, Move move, @Nullable String mended) {
        boolean sure = Boolean.TRUE.equals(given.bool("sure"));
        return work.find(ctx.pathParam("code")).compose(found -> {
            if (found != null && mended != null && !sure) {
                Report report = found.report();
                boolean doubtful = !mended.equals(report.mendedContent())
                        && !Mending.of(report.content(), mended).doubts().isEmpty();
                if (doubtful) {
                    given.fault("sure", "OTHER_CONTENT");
                }
            }
            return decision.did(ctx, turn, given, moves(move));
        });
    }

    /** A tie is named by a key; whoever asks may know the code. */
    private Future<Answer> unlink(RoutingContext ctx, Once.Turn turn, Given given) {
        String other = given.needed("other", NAME);
        return work.find(other)
                .compose(found -> decision.did(
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
                    return decision.did(ctx, turn, given, new Deed.HandsOn(move, urgent ? calls : Map.of()));
                }));
    }

    /** Who is competent is not in the register yet. {@code Điều 10.5}. */
    private Future<Answer> invite(RoutingContext ctx, Once.Turn turn, Given given) {
        String agency = given.needed("agency", Agency.LONGEST_NAME);
        return agencies.all()
                .compose(register -> work.find(ctx.pathParam("code")).compose(found -> {
                    Deed deed = new Deed.Invites(agency);
                    if (found != null && !agency.isEmpty()) {
                        Handling.Read read = new Handling(found.report(), register).invite(agency);
                        if (read instanceof Handling.Read.Wrong wrong) {
                            wrong.faults()
                                    .values()
                                    .forEach(faults ->
                                            given.fault("agency", faults.get(0).name()));
                        } else if (read instanceof Handling.Read.Right right) {
                            deed = right.deed();
                        }
                    }
                    return decision.did(ctx, turn, given, deed);
                }));
    }

    /** Sent twice it would undo what it has undone, so whoever asks says what they have looked at. */
    private Future<Answer> undo(RoutingContext ctx, Once.Turn turn) {
        if (Etag.seen(ctx) == null) {
            throw new Problem(428, "version-needed");
        }
        return decision.did(ctx, turn, Given.of(ctx), new Deed.Undoes());
    }

    /**
     * A program speaks for the citizens it files for, and for nobody else: others answer in their own chat. {@code Điều 13,
     * 14.1}.
     */
    private Future<Answer> citizens(RoutingContext ctx, Once.Turn turn, Given given, Move move) {
        given.check();
        return work.find(ctx.pathParam("code")).compose(found -> {
            if (found != null && !found.filedBy().equals(Bearer.who(ctx).account())) {
                throw new Problem(403, "filed-elsewhere");
            }
            Lock lock = found == null || !(move instanceof Move.Interact)
                    ? null
                    : found.snapshot()
                            .state()
                            .conduct()
                            .lock(Violation.Kind.INTERACTION, clock.instant())
                            .orElse(null);
            if (lock != null) {
                String until = String.valueOf(lock.until());
                throw new Problem(409, "locked", new JsonObject().put("until", until), until);
            }
            return decision.did(ctx, turn, given, moves(move));
        });
    }

    /** In the form of {@code Phụ lục 1}: what only looks wrong is taken from whoever is {@code sure}. */
    private Future<Answer> result(RoutingContext ctx, Once.Turn turn, Given given) {
        String agency = agency(given, holder(ctx));
        String text = given.needed("text", TEXT);
        boolean sure = Boolean.TRUE.equals(given.bool("sure"));
        return uploads.named(ctx, given)
                .compose(files -> work.find(ctx.pathParam("code")).compose(found -> {
                    if (found != null && !text.isEmpty()) {
                        for (AnnexOne.Finding finding : AnnexOne.of(text, !files.isEmpty(), found.report())) {
                            if (finding.mustMend() || !sure) {
                                given.fault(finding.mustMend() ? "text" : "sure", finding.name());
                            }
                        }
                    }
                    given.check();
                    return uploads.claim(files)
                            .compose(claimed ->
                                    decision.did(ctx, turn, given, moves(new Move.EnterResult(agency, text, files))));
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
}
