package vn.hue.gateway.card;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.channels.ChannelAdapter;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.Await;
import vn.hue.gateway.flow.Fetch;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.flow.FlowSettings;
import vn.hue.gateway.flow.Wakeups;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.media.MemoryShelf;
import vn.hue.gateway.store.Stores;

/** A gateway with two channels, SMS and a chat, its web cards on a real port, and the citizens' clock in hand. */
final class Village implements AutoCloseable {

    static final String SECRET = "a-secret-for-tests-only-0123456789abcdef";
    static final String NUMBER = "+84905123456";
    private static final String ORIGIN = "https://phananh.example.vn";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(ORIGIN) + "/u/([A-Za-z0-9_-]+)");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final long SMALL = 300_000;

    final Stores stores;
    volatile Instant now =
            LocalDateTime.parse("2026-11-23T09:00").atZone(Regulation.ZONE).toInstant();

    private final Vertx vertx;
    private final Pocket sms = new Pocket("sms", Manner.TEXTS);
    private final Pocket chat = new Pocket("chat", Manner.CHAT);
    private final Flow flow;
    private final PublicServer server;
    private final WebClient client;
    private int messages;

    Village(Vertx vertx, Stores stores, boolean withSms) {
        this.vertx = vertx;
        this.stores = stores;
        Dialog dialog = new Dialog(new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                "19001075",
                "0888771075",
                true,
                true,
                Map.of()));
        Reader reader = new RuleReader();
        CardInserts inserts = new CardInserts(ORIGIN, SECRET, Duration.ofDays(3));
        flow = new Flow(
                new Flow.World(
                        vertx,
                        UUID.randomUUID().toString(),
                        dialog::step,
                        reader,
                        Fetch.NONE,
                        null,
                        () -> now,
                        () -> now,
                        Wakeups.of(vertx),
                        new Random(1),
                        new SimpleMeterRegistry(),
                        conversation -> {},
                        inserts),
                stores,
                FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO));
        flow.channel(chat);
        if (withSms) {
            flow.channel(sms);
        }
        Await.await(flow.start());
        MediaLibrary media = new MediaLibrary(
                new MemoryShelf(),
                vertx.createSharedWorkerExecutor("card-media", 1),
                SMALL,
                2 * SMALL,
                10_000_000,
                Regulation.ZONE,
                () -> UUID.randomUUID().toString());
        CardPages pages = new CardPages(
                vertx,
                inserts,
                SECRET,
                stores.conversations(),
                flow,
                media,
                stores.channels().leftovers(),
                reader,
                () -> now,
                new CardView.Page("19001075", Regulation.ZONE, "[]", null, "", SMALL, 2 * SMALL),
                "",
                false);
        server = Await.await(PublicServer.listen(vertx, "127.0.0.1", 0, () -> "r", (Router root) -> pages.mount(root)));
        client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(server.port())
                        .setFollowRedirects(false));
    }

    static Address texter() {
        return new Address("sms", "", NUMBER);
    }

    static Address chatter() {
        return new Address("chat", "", "an");
    }

    /** The citizen says something; what the answer is. */
    String says(Address who, String text) {
        return says(who, List.of(new Part.Text(text)));
    }

    String says(Address who, List<Part> parts) {
        Pocket pocket = who.channel().equals("sms") ? sms : chat;
        int before = pocket.got(who.user()).size();
        Await.await(flow.accept(new Inbound("m" + ++messages, who, now, parts, null)));
        return pocket.after(who.user(), before);
    }

    /** What came to somebody's phone after so many messages. */
    String texted(int before) {
        return sms.after(NUMBER, before);
    }

    /** The mobile network is away, or back again. */
    void noNetwork(boolean away) {
        sms.away = away;
    }

    List<String> texts() {
        return sms.got(NUMBER);
    }

    List<String> chats() {
        return chat.got("an");
    }

    String chatted(int before) {
        return chat.after("an", before);
    }

    void operator(Address of, Event.Action action) {
        Await.await(
                flow.did(of.conversation(), UUID.randomUUID().toString(), new Event.OperatorDid(now, "lan", action)));
    }

    static String token(String message) {
        Matcher link = LINK.matcher(message);
        if (!link.find()) {
            throw new AssertionError("no link in: " + message);
        }
        return link.group(1);
    }

    static String code(String message) {
        Matcher code = CODE.matcher(message);
        if (!code.find()) {
            throw new AssertionError("no code in: " + message);
        }
        return code.group();
    }

    Conversation state(Address of) {
        return Await.await(stores.conversations().load(of.conversation())).state();
    }

    HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, path);
    }

    HttpResponse<Buffer> page(String token) {
        return Await.await(request(HttpMethod.GET, "/u/" + token).send());
    }

    HttpResponse<Buffer> upload(String token, byte[] file, String type) {
        return Await.await(request(HttpMethod.POST, "/u/" + token + "/files")
                .putHeader("Accept", "application/json")
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(file)));
    }

    @Override
    public void close() {
        Await.await(server.drain(Duration.ofSeconds(1)));
        Await.await(flow.stop());
        client.close();
    }

    /** A channel whose citizens keep what they get. */
    private static final class Pocket implements ChannelAdapter {

        private final String name;
        private final Manner manner;
        private final Map<String, List<String>> got = new ConcurrentHashMap<>();
        private volatile boolean away;

        Pocket(String name, Manner manner) {
            this.name = name;
            this.manner = manner;
        }

        @Override
        public String channel() {
            return name;
        }

        @Override
        public Capabilities capabilities() {
            boolean chat = manner == Manner.CHAT;
            return new Capabilities(2_000, chat ? 8 : 0, chat, chat, true, null, true, manner);
        }

        @Override
        public void routes(Router router) {}

        @Override
        public Future<Delivery> send(Address to, Outbound message) {
            if (away) {
                return Future.succeededFuture(new Delivery.Snooze(Duration.ofMillis(20), "no network"));
            }
            synchronized (this) {
                got.computeIfAbsent(to.user(), user -> new ArrayList<>()).add(message.text());
                notifyAll();
            }
            return Future.succeededFuture(new Delivery.Sent(message.id()));
        }

        @Override
        public Optional<Address> reach(Sender details) {
            return manner == Manner.TEXTS
                    ? Optional.ofNullable(details.phone()).map(phone -> new Address(name, "", phone))
                    : Optional.empty();
        }

        @Override
        public Sender known(Address from) {
            return manner == Manner.TEXTS
                    ? Sender.UNKNOWN.withPhone(from.user()).withVerified(Instant.EPOCH)
                    : Sender.UNKNOWN;
        }

        synchronized List<String> got(String user) {
            return List.copyOf(got.getOrDefault(user, List.of()));
        }

        /** The first message after so many; waits for it. */
        synchronized String after(String user, int before) {
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (got(user).size() <= before) {
                long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("no message came to " + user + " after " + before);
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return got(user).get(before);
        }
    }
}
