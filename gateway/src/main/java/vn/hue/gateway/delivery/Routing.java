package vn.hue.gateway.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.LongerWindow;
import vn.hue.channels.TemplateRoute;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.store.Route;

/**
 * Which routes a message may take, in which order: the chat while its window is open, then what the channel has beyond
 * it, then the phone and the mail address the citizen gave. Pure: the same facts at the same moment give the same routes.
 */
public final class Routing {

    public static final String SMS = "sms";
    public static final String EMAIL = "email";

    private static final Comparator<Candidate> FREE_FIRST =
            Comparator.comparing(candidate -> candidate.route().cost());

    private final Function<String, @Nullable ChannelAdapter> channels;
    private final Function<String, @Nullable TemplateRoute> templates;
    private final boolean freeFirst;

    /** @param freeFirst whether mail goes before what costs */
    public Routing(
            Function<String, @Nullable ChannelAdapter> channels,
            Function<String, @Nullable TemplateRoute> templates,
            boolean freeFirst) {
        this.channels = channels;
        this.templates = templates;
        this.freeFirst = freeFirst;
    }

    /** Whether a channel lets us write freely at a moment. Where nobody has said anything, the provider decides. */
    public static boolean open(ChannelAdapter channel, Address to, @Nullable Instant lastSaidAt, Instant at) {
        Instant until = lastSaidAt == null ? null : channel.openUntil(to, lastSaidAt);
        return until == null || at.isBefore(until);
    }

    /** Where somebody is reached on another channel than a conversation's: by SMS if at all, else by mail. */
    public Optional<Address> elsewhere(Address home, Sender sender) {
        return Stream.of(SMS, EMAIL)
                .filter(name -> !name.equals(home.channel()))
                .map(channels)
                .flatMap(Stream::ofNullable)
                .flatMap(channel -> channel.reach(sender).stream())
                .findFirst();
    }

    /** How the notice will travel when nobody answers a question until then. */
    public Route closing(Facts facts, Instant then) {
        return candidates(facts, Purpose.NOTICE, Outbound.BOT, then).stream()
                .filter(candidate -> candidate.closed() == null)
                .map(Candidate::route)
                .findFirst()
                .orElse(Route.PORTAL);
    }

    /** How an operator can write to a citizen from a moment on. */
    Outlook outlook(Facts facts, String operator, Instant at) {
        String home = facts.home().channel();
        ChannelAdapter channel = channels.apply(home);
        Instant said = facts.lastSaidAt();
        Instant until = channel == null || said == null ? null : channel.openUntil(facts.home(), said);
        Instant then = until == null || until.isBefore(at) ? at : until;
        List<Candidate> beyond = candidates(facts, Outlooks.OWN_WORDS, operator, then).stream()
                .filter(candidate -> candidate.route() != Route.CHAT)
                .toList();
        return new Outlook(
                home, channel != null, channel != null && open(channel, facts.home(), said, at), until, beyond);
    }

    /** Every route that may come into question, the best first, open or not. */
    public List<Candidate> candidates(Facts facts, Purpose purpose, String author, Instant at) {
        List<Candidate> chat = new ArrayList<>();
        List<Candidate> elsewhere = new ArrayList<>();
        String home = facts.home().channel();
        ChannelAdapter channel = channels.apply(home);
        boolean called = Address.files(home);
        if (!called) {
            chat(channel, facts, author, at, chat);
        }
        templates(home, facts, purpose, elsewhere);
        boolean consent = facts.mayUse(purpose == Purpose.URGENT);
        if (!home.equals(SMS)) {
            elsewhere.add(sms(facts, consent));
        }
        if (!home.equals(EMAIL)) {
            elsewhere.add(email(facts, consent));
        }
        if (freeFirst) {
            elsewhere.sort(FREE_FIRST);
        }
        chat.addAll(elsewhere);
        if (called) {
            chat.add(Candidate.closed(Route.CHAT, home, Why.CALL_BACK)); // last: it is what remains to be done
        }
        return chat;
    }

    private static void chat(
            @Nullable ChannelAdapter channel, Facts facts, String author, Instant at, List<Candidate> found) {
        Address home = facts.home();
        if (channel == null) {
            found.add(Candidate.closed(Route.CHAT, home.channel(), Why.CHANNEL_AWAY));
            return;
        }
        if (open(channel, home, facts.lastSaidAt(), at)) {
            found.add(Candidate.open(Route.CHAT, home));
            return;
        }
        found.add(Candidate.closed(Route.CHAT, home.channel(), Why.WINDOW_CLOSED));
        LongerWindow longer = channel.longerWindow().orElse(null);
        Instant said = facts.lastSaidAt();
        boolean persons = longer != null && longer.personsOnly();
        if (longer == null || said == null || (persons && author.equals(Outbound.BOT))) {
            return;
        }
        Route route = persons ? Route.PERSON : Route.QUOTA;
        found.add(
                at.isBefore(said.plus(longer.length()))
                        ? Candidate.open(route, home)
                        : Candidate.closed(route, home.channel(), Why.WINDOW_CLOSED));
    }

    private void templates(String home, Facts facts, Purpose purpose, List<Candidate> found) {
        TemplateRoute template = templates.apply(home);
        if (template == null) {
            return;
        }
        found.add(
                template.reachesAccount(purpose)
                        ? Candidate.open(Route.TEMPLATE, facts.home())
                        : Candidate.closed(Route.TEMPLATE, home, Why.TEMPLATE_NONE));
        Why closed = !template.reachesPhone(purpose)
                ? Why.TEMPLATE_NONE
                : noPhone(facts, facts.mayUse(purpose == Purpose.URGENT));
        found.add(
                closed == null
                        ? Candidate.open(Route.TEMPLATE_BY_PHONE, facts.home())
                        : Candidate.closed(Route.TEMPLATE_BY_PHONE, home, closed));
    }

    private static @Nullable Why noPhone(Facts facts, boolean consent) {
        if (facts.sender().phone() == null) {
            return Why.PHONE_NONE;
        }
        return consent ? null : Why.CONSENT_NONE;
    }

    private Candidate sms(Facts facts, boolean consent) {
        ChannelAdapter channel = channels.apply(SMS);
        if (channel == null) {
            return Candidate.closed(Route.SMS, SMS, Why.SMS_NONE);
        }
        Why closed = noPhone(facts, consent);
        if (closed != null) {
            return Candidate.closed(Route.SMS, SMS, closed);
        }
        return channel.reach(facts.sender())
                .map(to -> Candidate.open(Route.SMS, to))
                .orElseGet(() -> Candidate.closed(Route.SMS, SMS, Why.PHONE_UNUSABLE));
    }

    private Candidate email(Facts facts, boolean consent) {
        ChannelAdapter channel = channels.apply(EMAIL);
        if (channel == null) {
            return Candidate.closed(Route.EMAIL, EMAIL, Why.EMAIL_NONE);
        }
        if (facts.sender().email() == null) {
            return Candidate.closed(Route.EMAIL, EMAIL, Why.MAIL_NONE);
        }
        if (!consent) {
            return Candidate.closed(Route.EMAIL, EMAIL, Why.CONSENT_NONE);
        }
        return channel.reach(facts.sender())
                .map(to -> Candidate.open(Route.EMAIL, to))
                .orElseGet(() -> Candidate.closed(Route.EMAIL, EMAIL, Why.MAIL_UNUSABLE));
    }
}
