package vn.hue.channels.facebook;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.LongerWindow;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * The Facebook page: webhooks at {@code /webhooks/facebook}, sends by Graph.
 *
 * <p>Deploy it before mounting its routes. The routes may be served by any event loop.
 */
public final class FacebookVerticle extends VerticleBase implements ChannelAdapter {

    /** How long after the citizen's last message the page may write freely. */
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final Duration PERSONS_WINDOW = Duration.ofDays(7);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final FacebookSettings settings;
    private final FacebookPorts ports;
    private final InstantSource clock;
    private final Words words;
    private final GraphPace pace;
    private final SentMessages sent = new SentMessages();
    private final Capabilities capabilities;
    private @Nullable Graph graph;
    private @Nullable Sending sending;
    private @Nullable Admission admission;

    /** @param language {@code vi} or {@code en}: of the reasons operators read */
    public FacebookVerticle(FacebookPorts ports, FacebookSettings settings, InstantSource clock, String language) {
        this.settings = settings;
        this.ports = ports;
        this.clock = clock;
        this.words = new Words(FacebookUser.CHANNEL, language);
        this.pace = new GraphPace(clock);
        this.capabilities =
                new Capabilities(settings.limits().text(), Letters.QUICK_REPLIES, true, false, true, WINDOW, false);
    }

    @Override
    public Future<?> start() {
        Graph opened = new Graph(vertx, settings, pace);
        graph = opened;
        sending = new Sending(settings, ports, opened, pace, new PageHealth(ports, pace, words), sent, words, clock);
        Courtesies courtesies = new Courtesies(opened, pace, settings);
        Admission opening = new Admission(ports, settings, sent, words, clock, courtesies::to);
        admission = opening;
        vertx.setPeriodic(LOOK_AGAIN.toMillis(), tick -> opening.lookAgain());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return graph == null ? Future.succeededFuture() : graph.close();
    }

    @Override
    public String channel() {
        return FacebookUser.CHANNEL;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean wholeMessages() {
        return false;
    }

    @Override
    public boolean onlyOnce(Address to) {
        return FacebookUser.of(to).comment();
    }

    /** A comment has a clock of its own: one private answer within a week of it. */
    @Override
    public @Nullable Instant openUntil(Address to, Instant lastSaidAt) {
        FacebookUser user = FacebookUser.of(to);
        return user.comment()
                ? user.commentedAt().plus(FacebookUser.COMMENT_WINDOW)
                : ChannelAdapter.super.openUntil(to, lastSaidAt);
    }

    @Override
    public void rest(String account, Duration time) {
        pace.pause(account, time);
    }

    /** An operator may still answer for a week when the page has the right of {@code HUMAN_AGENT}. */
    @Override
    public Optional<LongerWindow> longerWindow() {
        return settings.features().humanAgent()
                ? Optional.of(new LongerWindow(PERSONS_WINDOW, true))
                : Optional.empty();
    }

    @Override
    public void routes(Router router) {
        new WebhookRoutes(settings, Objects.requireNonNull(admission, "deploy it first"), ports.counts()).mount(router);
    }

    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        return Objects.requireNonNull(sending, "deploy it first").send(to, message);
    }
}
