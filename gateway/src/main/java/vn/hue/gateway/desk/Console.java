package vn.hue.gateway.desk;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.DeskSettings;
import vn.hue.gateway.config.Settings.Contacts;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.gateway.work.ConductWork;
import vn.hue.gateway.work.ConversationWork;
import vn.hue.gateway.work.LetterWork;
import vn.hue.gateway.work.ReportWork;

/** {@code /desk}: the console of the people who work here, put together. Every page mounts itself on the same doors. */
public final class Console {

    private final Stores stores;
    private final House house;
    private final Gate gate;
    private final Pages pages;
    private final Live live;
    private final List<Token> tokens;
    private final InboxPage inbox;
    private final OperatorDesk conversation;
    private final ReportPage report;
    private final HandoverDesk handover;
    private final ConversationWork talking;
    private final Offers offers;
    private final OwnPage own;
    private final DutyPage duty;
    private final DeadLettersPage letters;
    private final AuditPage audit;
    private final ConductPage conduct;
    private final PicturesPart pictures;
    private final ForeseePart foreseen;
    private final NewReportPage opening;

    /**
     * The console over its stores.
     *
     * @param secret of what must hold in every session of a person and on every gateway
     * @param behindProxy whether exactly one trusted proxy stands in front
     */
    public Console(
            Stores stores,
            MediaLibrary media,
            Desk door,
            Means means,
            Lifecycle lifecycle,
            Teaching teaching,
            ReportFindings findings,
            Province province,
            DeskSettings settings,
            Contacts contacts,
            String secret,
            ZoneId zone,
            boolean behindProxy,
            InstantSource clock,
            House house,
            Live live,
            List<Token> tokens) {
        this.stores = stores;
        this.house = house;
        this.gate = new Gate(house, new Seal(secret), behindProxy);
        this.pages = new Pages(province, settings.tiles(), zone, clock, gate::csrf);
        this.live = live;
        this.tokens = List.copyOf(tokens);
        People people = new People(house.staff().accounts(), clock);
        this.offers = new Offers(stores, people, live, clock, zone);
        this.inbox = new InboxPage(stores, house, people, pages, zone, clock, live);
        ReportWork work = new ReportWork(stores, door, lifecycle, house.audit(), teaching, clock);
        HandlingDeeds handling = new HandlingDeeds();
        this.pictures = new PicturesPart(media, stores.channels().leftovers(), clock, pages, secret);
        this.report = new ReportPage(
                stores,
                work,
                findings,
                pictures,
                lifecycle,
                clock,
                house,
                people,
                pages,
                List.of(new VerifyingDeeds(), handling));
        this.foreseen = new ForeseePart(stores, pictures, work, handling, means.foresight(), clock, pages);
        this.opening = new NewReportPage(stores, pictures, door, house, people, pages, province, contacts, zone, clock);
        this.talking = new ConversationWork(stores, door, house.audit(), clock);
        TalkPage talk = new TalkPage(stores, clock, zone, people, pages, means.outlooks());
        this.conversation = new OperatorDesk(media, house, talking, talk);
        this.handover =
                new HandoverDesk(stores, talking, talk, people, pages, live.writers(), means.reader(), clock, zone);
        this.own = new OwnPage(house, gate, pages);
        this.duty = new DutyPage(stores, house, talking, people, own, clock, zone);
        this.letters = new DeadLettersPage(
                stores,
                new LetterWork(stores.deadLetters(), door, means.resending(), house.audit(), clock),
                means.outlooks(),
                people,
                pages);
        this.audit = new AuditPage(house, people, pages, zone);
        this.conduct = new ConductPage(
                stores.conversations(),
                new ConductWork(stores.conversations(), door, house.audit(), clock),
                clock,
                people,
                pages);
    }

    public void mount(Router root) {
        root.route("/assets/webjars/*")
                .handler(StaticHandler.create("META-INF/resources/webjars").setMaxAgeSeconds(86_400));
        root.route("/assets/desk/*").handler(StaticHandler.create("desk").setMaxAgeSeconds(300));
        root.route("/desk/*").failureHandler(this::failed);
        Doors doors = new Doors(root, gate);
        doors.open(Route.HOME, Console::home).open(Route.LIVE, ctx -> {
            Presence who = Gate.presence(ctx);
            String session = who.session().id();
            live.open(
                    ctx,
                    who.account().name(),
                    Route.CONVERSATION.allows(who.account().role()),
                    () -> house.logins().holds(session));
        });
        new SignInPages(house, gate, pages).mount(doors);
        new AccountsPage(house, stores.agencies(), tokens, talking, offers, pages).mount(doors);
        new AgenciesPage(stores, house, pages).mount(doors);
        own.mount(doors);
        duty.mount(doors);
        new ChannelsPage(stores, pages).mount(doors);
        audit.mount(doors);
        inbox.mount(doors);
        conduct.mount(doors);
        conversation.mount(doors);
        pictures.mount(doors);
        opening.mount(doors);
        report.mount(doors);
        handover.mount(doors);
        letters.mount(doors);
        foreseen.mount(doors);
        // What no page answers fails here, so that a person reads a page of the desk and no JSON.
        root.route("/desk/*").last().handler(ctx -> ctx.fail(404));
    }

    /** To each what they are here for. */
    private static void home(RoutingContext ctx) {
        Presence who = Gate.presence(ctx);
        Gate.redirect(
                ctx,
                switch (who.account().role()) {
                    case OPERATOR, SUPERVISOR -> "/desk/inbox";
                    case ADMINISTRATOR -> "/desk/accounts";
                    case AGENCY -> "/desk/me";
                });
    }

    /** A person gets a page, a script gets what every caller gets. */
    private void failed(RoutingContext ctx) {
        String accept = ctx.request().getHeader(HttpHeaders.ACCEPT);
        int status = ctx.failure() instanceof Unavailable ? 503 : ctx.statusCode();
        if (status < 400 || status == 500 || accept == null || !accept.contains("text/html")) {
            ctx.next();
            return;
        }
        String what = status == 403 && Gate.isStale(ctx) ? "stale" : String.valueOf(status);
        pages.show(ctx, status, "error.jte", Map.of("frame", pages.frame(ctx), "what", what));
    }
}
