package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.LongerWindow;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;

/** A channel whose citizens keep what they get; it does what the script says, then sends all. */
public final class Phone implements ChannelAdapter {

    private final String name;
    private final boolean repeatable;
    private final Deque<Future<Delivery>> script = new ArrayDeque<>();
    private final Map<String, List<String>> got = new HashMap<>();
    private final List<String> rested = new ArrayList<>();
    private int maxText = 2000;
    private boolean once;
    private @Nullable Duration window;
    private @Nullable LongerWindow longer;
    private Function<Sender, Optional<Address>> reach = details -> Optional.empty();

    Phone(boolean repeatable) {
        this("phone", repeatable);
    }

    public Phone(String name, boolean repeatable) {
        this.name = name;
        this.repeatable = repeatable;
    }

    /** Whoever writes here can be answered once, as under a post of Facebook's. */
    Phone answeredOnce() {
        once = true;
        return this;
    }

    @Override
    public boolean onlyOnce(Address to) {
        return once;
    }

    /** As Facebook: a day, and a week for a person's words. */
    public static Phone facebook() {
        Phone phone = new Phone("facebook", false);
        phone.window = Duration.ofHours(24);
        phone.longer = new LongerWindow(Duration.ofDays(7), true);
        return phone;
    }

    /** As Zalo: two days freely, a week from the quota. */
    public static Phone zalo() {
        Phone phone = new Phone("zalo", false);
        phone.window = Duration.ofHours(48);
        phone.longer = new LongerWindow(Duration.ofDays(7), false);
        return phone;
    }

    /** Reaches whoever gave a phone number. */
    public static Phone sms() {
        Phone phone = new Phone("sms", false);
        phone.reach = details -> Optional.ofNullable(details.phone()).map(number -> new Address("sms", "", number));
        return phone;
    }

    /** Reaches whoever gave a mail address. */
    public static Phone email() {
        Phone phone = new Phone("email", false);
        phone.reach = details -> Optional.ofNullable(details.email()).map(mail -> new Address("email", "", mail));
        return phone;
    }

    Phone showing(int letters) {
        maxText = letters;
        return this;
    }

    synchronized void next(Delivery... outcomes) {
        for (Delivery outcome : outcomes) {
            script.add(Future.succeededFuture(outcome));
        }
    }

    synchronized void next(Future<Delivery> outcome) {
        script.add(outcome);
    }

    @Override
    public String channel() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(maxText, 3, true, false, true, window, repeatable);
    }

    /** A comment under a post has a week of its own. */
    @Override
    public @Nullable Instant openUntil(Address to, Instant lastSaidAt) {
        return to.user().startsWith("comment/")
                ? lastSaidAt.plus(Duration.ofDays(7))
                : ChannelAdapter.super.openUntil(to, lastSaidAt);
    }

    @Override
    public synchronized void rest(String account, Duration time) {
        rested.add(time.toString());
    }

    /** For how long each time, because another gateway was asked to wait. */
    synchronized List<String> rested() {
        return List.copyOf(rested);
    }

    @Override
    public Optional<LongerWindow> longerWindow() {
        return Optional.ofNullable(longer);
    }

    @Override
    public Optional<Address> reach(Sender details) {
        return reach.apply(details);
    }

    @Override
    public void routes(Router router) {}

    @Override
    public synchronized Future<Delivery> send(Address to, Outbound message) {
        Future<Delivery> outcome =
                script.isEmpty() ? Future.succeededFuture(new Delivery.Sent("x-" + message.id())) : script.remove();
        if (!outcome.isComplete() || outcome.result() instanceof Delivery.Sent) {
            got.computeIfAbsent(to.user(), user -> new ArrayList<>()).add(message.text());
        }
        return outcome;
    }

    /** Every text that was sent to a citizen, repetitions included. */
    synchronized List<String> sent(String user) {
        return List.copyOf(got.getOrDefault(user, List.of()));
    }

    /** What a citizen sees: where the channel can repeat, a message shows once. */
    synchronized List<String> shown(String user) {
        List<String> all = got.getOrDefault(user, List.of());
        Set<String> once = new LinkedHashSet<>(all);
        return repeatable ? List.copyOf(once) : List.copyOf(all);
    }
}
