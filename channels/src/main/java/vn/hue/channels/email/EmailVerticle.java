package vn.hue.channels.email;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;

/** The mailbox: read over IMAP on a thread of its own, answered over SMTP from workers of its own. */
public final class EmailVerticle extends VerticleBase implements ChannelAdapter {

    private static final int SENDERS = 2;
    private static final int TEXT = 20_000;

    private final EmailSettings settings;
    private final EmailPorts ports;
    private final InstantSource clock;
    private final Words words;
    private final MailHealth health;
    private @Nullable WorkerExecutor workers;
    private @Nullable Postman postman;
    private @Nullable Mailbox mailbox;

    /** @param language {@code vi} or {@code en}: of the reasons operators read and of a letter's frame */
    public EmailVerticle(EmailPorts ports, EmailSettings settings, InstantSource clock, String language) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.words = new Words(EmailAddress.CHANNEL, language);
        this.health = new MailHealth(ports.health(), settings.mailbox());
    }

    @Override
    public Future<?> start() {
        WorkerExecutor pool = vertx.createSharedWorkerExecutor("mail-out", SENDERS);
        workers = pool;
        postman = new Postman(settings, ports, pool, words, health, clock);
        Mailbox reading =
                new Mailbox(settings, ports, new Reception(settings, ports, words, clock), health, words, clock);
        mailbox = reading;
        reading.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        Mailbox reading = mailbox;
        WorkerExecutor pool = workers;
        Future<Void> read = reading == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(
                        () -> {
                            reading.stop();
                            return null;
                        },
                        false);
        return read.eventually(() -> pool == null ? Future.succeededFuture() : pool.close());
    }

    @Override
    public String channel() {
        return EmailAddress.CHANNEL;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(TEXT, 0, true, false, false, null, false, Manner.LETTERS);
    }

    @Override
    public void routes(Router router) {
        // Mail comes by its own way.
    }

    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        return Objects.requireNonNull(postman, "deploy it first").send(to, message);
    }

    @Override
    public Optional<Address> reach(Sender details) {
        return EmailAddress.reached(settings.mailbox(), details.email());
    }

    @Override
    public Sender known(Address from) {
        return Sender.UNKNOWN.withEmail(EmailAddress.mail(from));
    }
}
