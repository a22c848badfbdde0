package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.TemplateRoute;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.delivery.Candidate;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.delivery.Facts;
import vn.hue.gateway.delivery.Rendering;
import vn.hue.gateway.delivery.Routing;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Way;

/**
 * Finds the way for a message at the moment it is to leave. The citizen's chat, while it may be written to freely, needs
 * no look into the store; everything else is decided on what the conversation knows by then.
 */
final class Ways {

    /** What answers the citizen's message of just now makes sense in its chat only. */
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    /** How long to wait for a channel that isn't there. */
    private static final Duration AWAY = Duration.ofSeconds(10);

    /** How often it is looked whether the citizen has come back to the chat, while the night holds a message. */
    private static final Duration LOOK_WHILE_HELD = Duration.ofMinutes(5);

    /** What was found. */
    sealed interface Found {

        /** @param passed the better routes that are closed */
        record Open(Carrier carrier, List<Attempt> passed) implements Found {}

        /**
         * @param delay until it is looked again
         * @param held why, as it is noted on the message; empty for a channel that is not there yet
         * @param until when the night is over that holds it; null when none does
         */
        record Later(
                Duration delay,
                List<Attempt> held,
                @Nullable Instant until) implements Found {}

        /** @param reached {@link Route#PORTAL} when the citizen finds it there; null when nowhere */
        record Nowhere(List<Attempt> passed, @Nullable Route reached) implements Found {}
    }

    private final Conversations conversations;
    private final Function<String, @Nullable ChannelAdapter> channels;
    private final Function<String, @Nullable TemplateRoute> templates;
    private final Routing routing;
    private final Rendering rendering;
    private final DeliverySettings settings;
    private final InstantSource clock;

    Ways(
            Conversations conversations,
            Function<String, @Nullable ChannelAdapter> channels,
            Function<String, @Nullable TemplateRoute> templates,
            Rendering rendering,
            DeliverySettings settings,
            InstantSource clock) {
        this.conversations = conversations;
        this.channels = channels;
        this.templates = templates;
        this.routing = new Routing(channels, templates, settings.freeFirst());
        this.rendering = rendering;
        this.settings = settings;
        this.clock = clock;
    }

    Future<Found> next(Parcel parcel) {
        Instant now = clock.instant();
        Address home = parcel.to();
        if (parcel.away()) {
            return Future.succeededFuture(away(parcel, now));
        }
        ChannelAdapter chat = channels.apply(home.channel());
        boolean free = chat != null
                && parcel.over() == null
                && !parcel.trail().spent(Route.CHAT)
                && !impatient(parcel, Route.CHAT, now)
                && (chat.capabilities().window() == null
                        || (parcel.saidAt() != null && Routing.open(chat, home, parcel.saidAt(), now)));
        if (chat != null && free) {
            return Future.succeededFuture(new Found.Open(
                    Carrier.chat(chat, new Way(Route.CHAT, home), rendering, Language.VI.tag()), List.of()));
        }
        return facts(parcel).map(facts -> choose(parcel, facts, now));
    }

    /** A code goes where it was meant to go or nowhere: in the chat it would prove nothing. */
    private Found away(Parcel parcel, Instant now) {
        Address to = parcel.to();
        Route route = to.channel().equals(Routing.EMAIL) ? Route.EMAIL : Route.SMS;
        ChannelAdapter channel = channels.apply(to.channel());
        boolean late = channel == null || stale(parcel, now);
        if (parcel.trail().spent(route) || late) {
            List<Attempt> passed = late
                    ? List.of(new Attempt(now, route, to.channel(), Attempt.Outcome.CLOSED, Why.CHANNEL_AWAY.code()))
                    : List.of();
            return new Found.Nowhere(passed, null);
        }
        return new Found.Open(
                Carrier.chat(present(to.channel()), new Way(route, to), rendering, Language.VI.tag()), List.of());
    }

    /** As a message would read on every way it has at this moment, the one it would take first. */
    List<Foresight.Foreseen> foresee(Conversation state, Outbound message) {
        Facts facts = Facts.of(state, message.id());
        List<Foresight.Foreseen> all = new ArrayList<>();
        boolean open = false;
        for (Candidate candidate : routing.candidates(facts, message.purpose(), message.author(), clock.instant())) {
            Address to = candidate.to();
            List<Outbound> parts = to == null
                    ? List.of()
                    : carrier(new Way(candidate.route(), to), facts).parts(message);
            boolean first = to != null && !open;
            open |= first;
            all.add(new Foresight.Foreseen(candidate.route(), candidate.channel(), parts, candidate.closed(), first));
        }
        return all;
    }

    /** How the notice will travel when nobody answers a question that left at a time; null for what is no question. */
    Future<@Nullable String> closing(Parcel parcel, Instant sentAt) {
        Optional<Instant> until = parcel.line().starts().stream()
                .map(start -> start.dueAt(sentAt))
                .max(Instant::compareTo);
        if (until.isEmpty() || !parcel.tellWhenSent()) {
            return Future.succeededFuture();
        }
        return facts(parcel).map(facts -> {
            Route route = routing.closing(facts, until.get());
            // The portal knows nothing of what is not filed.
            return route == Route.PORTAL && facts.code() == null ? null : route.name();
        });
    }

    Routing routing() {
        return routing;
    }

    /** Where somebody is reached on another channel than a conversation's; empty when nowhere. */
    Optional<Address> elsewhere(Address home, Sender sender) {
        return routing.elsewhere(home, sender);
    }

    private Future<Facts> facts(Parcel parcel) {
        return conversations
                .load(parcel.conversation())
                .map(snapshot -> Facts.of(
                        Objects.requireNonNull(snapshot, "a message of a conversation nobody has begun")
                                .state(),
                        parcel.id()));
    }

    private Found choose(Parcel parcel, Facts facts, Instant now) {
        Outbound message = parcel.outbound();
        List<Candidate> all = routing.candidates(facts, message.purpose(), message.author(), now).stream()
                .filter(candidate -> parcel.over() == null || covers(parcel.over(), candidate.route()))
                .filter(candidate -> candidate.route().home() || mayLeaveTheChat(parcel, message))
                .toList();
        List<Attempt> passed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Candidate candidate = all.get(i);
            Address to = candidate.to();
            if (parcel.trail().spent(candidate.route())) {
                continue;
            }
            boolean another = all.subList(i + 1, all.size()).stream()
                    .anyMatch(next -> next.closed() == null && !parcel.trail().spent(next.route()));
            if (to == null) {
                if (candidate.closed() == Why.CHANNEL_AWAY && !another) {
                    return new Found.Later(AWAY, List.of(), null);
                }
                passed.add(candidate.passed(now));
            } else if (impatient(parcel, candidate.route(), now) && (another || stale(parcel, now))) {
                passed.add(gaveUp(candidate, another ? Why.TOO_SLOW : Why.TOO_LATE, now));
            } else {
                return open(candidate, new Way(candidate.route(), to), message, facts, passed, now);
            }
        }
        boolean shown = facts.code() != null
                && parcel.over() == null
                && message.purpose() == Purpose.NOTICE
                && !Address.files(facts.home().channel());
        if (shown) {
            passed.add(new Attempt(now, Route.PORTAL, null, Attempt.Outcome.CLOSED, Why.ON_PORTAL.code()));
        }
        return new Found.Nowhere(passed, shown ? Route.PORTAL : null);
    }

    /** Whoever asks for the chat takes whichever of its windows is open. */
    private static boolean covers(Route wanted, Route route) {
        boolean inChat = route == Route.CHAT || route == Route.QUOTA || route == Route.PERSON;
        return wanted == route || (wanted == Route.CHAT && inChat);
    }

    private Found open(Candidate candidate, Way way, Outbound message, Facts facts, List<Attempt> passed, Instant now) {
        boolean quiet = way.route().rings() && message.purpose() != Purpose.URGENT;
        Instant morning = quiet ? settings.quiet().endOf(now).orElse(null) : null;
        if (morning != null) {
            Duration night = Duration.between(now, morning);
            passed.add(
                    new Attempt(now, way.route(), candidate.channel(), Attempt.Outcome.HELD, Why.QUIET_HOURS.code()));
            return new Found.Later(night.compareTo(LOOK_WHILE_HELD) < 0 ? night : LOOK_WHILE_HELD, passed, morning);
        }
        return new Found.Open(carrier(way, facts), passed);
    }

    private Carrier carrier(Way way, Facts facts) {
        String channel = way.to().channel();
        return switch (way.route()) {
            case TEMPLATE, TEMPLATE_BY_PHONE ->
                Carrier.template(Objects.requireNonNull(templates.apply(channel)), way, facts);
            case SMS, EMAIL -> Carrier.elsewhere(present(channel), way, rendering, facts);
            default -> Carrier.chat(present(channel), way, rendering, facts.language());
        };
    }

    private ChannelAdapter present(String channel) {
        return Objects.requireNonNull(channels.apply(channel), "a channel that has just been there");
    }

    /** A person's own words, and whatever does not answer what the citizen has just said. */
    private static boolean mayLeaveTheChat(Parcel parcel, Outbound message) {
        if (parcel.over() != null || !message.author().equals(Outbound.BOT)) {
            return true;
        }
        Instant said = parcel.saidAt();
        boolean answers =
                said != null && Duration.between(said, parcel.line().at()).compareTo(JUST_NOW) < 0;
        return switch (message.purpose()) {
            case ANSWER -> false;
            case QUESTION -> !answers || Address.files(parcel.to().channel());
            case REMINDER, NOTICE, URGENT -> true;
        };
    }

    /** Whether the route a message waits for has kept it waiting so long that another may be taken. */
    boolean impatient(Parcel parcel) {
        return parcel.trail()
                .lastRoute()
                .filter(route -> impatient(parcel, route, clock.instant()))
                .isPresent();
    }

    private boolean impatient(Parcel parcel, Route route, Instant now) {
        boolean urgent = parcel.outbound().purpose() == Purpose.URGENT;
        Duration patience = urgent ? settings.urgentPatience() : settings.patience();
        return parcel.trail()
                .failingSince(route)
                .filter(since -> since.plus(patience).isBefore(now))
                .isPresent();
    }

    private boolean stale(Parcel parcel, Instant now) {
        return parcel.trail().attempts().stream()
                .map(Attempt::at)
                .min(Instant::compareTo)
                .filter(first -> first.plus(settings.giveUp()).isBefore(now))
                .isPresent();
    }

    private static Attempt gaveUp(Candidate candidate, Why why, Instant now) {
        return new Attempt(now, candidate.route(), candidate.channel(), Attempt.Outcome.GAVE_UP, why.code());
    }
}
