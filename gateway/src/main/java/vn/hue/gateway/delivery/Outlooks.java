package vn.hue.gateway.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.gateway.store.Route;

/** What the planner knows of the ways to a citizen, for those who write to them. Nothing of it is a promise. */
public final class Outlooks {

    /** The portal sends nothing, and the chat stands for whichever of its windows is open. */
    public static final Set<Route> NO_CHOICE = Set.of(Route.PORTAL, Route.PERSON, Route.QUOTA);

    private final Routing routing;
    private final InstantSource clock;

    public Outlooks(Routing routing, InstantSource clock) {
        this.routing = routing;
        this.clock = clock;
    }

    /** For what an operator writes. */
    public Outlook of(Conversation state, String operator) {
        return routing.outlook(Facts.of(state, ""), operator, clock.instant());
    }

    /** Each way a message that did not arrive can be sent again, or why it can't; the chat first. */
    public List<Candidate> again(Conversation state, Outbound message) {
        Instant now = clock.instant();
        List<Candidate> all =
                routing.candidates(Facts.of(state, message.id()), message.purpose(), message.author(), now);
        boolean chat = all.stream().anyMatch(way -> way.closed() == null && inChat(way.route()));
        return all.stream()
                .filter(way -> !NO_CHOICE.contains(way.route()))
                .map(way -> way.route() == Route.CHAT && chat ? Candidate.open(Route.CHAT, state.address()) : way)
                .toList();
    }

    private static boolean inChat(Route route) {
        return route == Route.CHAT || route == Route.PERSON || route == Route.QUOTA;
    }

    /** What an operator's own words count as. */
    static final Purpose OWN_WORDS = Purpose.ANSWER;
}
