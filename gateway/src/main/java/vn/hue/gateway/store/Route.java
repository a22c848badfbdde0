package vn.hue.gateway.store;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way a message can travel to a citizen, in the order in which they are tried. */
public enum Route {
    /** In the chat, freely: within the channel's window, or where there is none. */
    CHAT(Cost.FREE, true),
    /** In the chat after the window, but only a person's own words: seven days on Facebook. */
    PERSON(Cost.FREE, true),
    /** In the chat after the free window, from a quota or for money: until the seventh day on Zalo. */
    QUOTA(Cost.PAID, true),
    /** An approved template to the citizen's account. */
    TEMPLATE(Cost.PAID, true),
    /** An approved template to the phone number the citizen gave. */
    TEMPLATE_BY_PHONE(Cost.PAID, false),
    SMS(Cost.PAID, false),
    EMAIL(Cost.FREE, false),
    /** Nothing is sent: who asks on the portal finds it there. */
    PORTAL(Cost.FREE, false);

    /** What a message costs the province. */
    public enum Cost {
        FREE,
        PAID
    }

    private final Cost cost;
    private final boolean home;

    Route(Cost cost, boolean home) {
        this.cost = cost;
        this.home = home;
    }

    public Cost cost() {
        return cost;
    }

    /** Whether it ends in the conversation's own chat. */
    public boolean home() {
        return home;
    }

    /** Whether a phone rings or buzzes on the bedside table: held back at night unless it is urgent. */
    public boolean rings() {
        return this == SMS;
    }

    /** By its name in any case; empty when there is none of it. */
    public static Optional<Route> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(route -> route.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
