package vn.hue.gateway.channel;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import vn.hue.channels.email.EmailPorts;
import vn.hue.channels.email.EmailSettings;
import vn.hue.channels.email.EmailVerticle;
import vn.hue.channels.email.Lease;
import vn.hue.gateway.config.Email;
import vn.hue.gateway.config.Password;
import vn.hue.gateway.store.ChannelStores;
import vn.hue.gateway.store.Leases;

/** The mailbox, put together. */
final class EmailWiring {

    private EmailWiring() {}

    static WiredChannel of(ChannelWorld world, Email email, Ports ports) {
        ChannelStores stores = world.stores().channels();
        EmailVerticle verticle = new EmailVerticle(
                new EmailPorts(
                        world.flow(),
                        ports.raw(),
                        world.media(),
                        ports.links(),
                        ports.counts(),
                        ports.health(),
                        new StoredMailRoom(
                                world.database(), stores.mail(), stores.leftovers(), email.keep(), world.clock()),
                        new NodeLease(stores.leases(), UUID.randomUUID().toString(), InstantSource.system())),
                settings(email),
                world.clock(),
                "vi");
        return WiredChannel.of(verticle, verticle);
    }

    /** This gateway's hold on leases, by the machine's clock: the citizens' may be moved. */
    private record NodeLease(Leases leases, String node, InstantSource clock) implements Lease {

        @Override
        public Future<Boolean> hold(String name, Duration howLong) {
            Instant now = clock.instant();
            return leases.hold(name, node, now, now.plus(howLong));
        }

        @Override
        public Future<Void> release(String name) {
            return leases.release(name, node);
        }
    }

    static EmailSettings settings(Email email) {
        Email.Imap imap = email.imap();
        Email.Smtp smtp = email.smtp();
        Password password = smtp.password();
        return new EmailSettings(
                email.mailbox(),
                email.name(),
                email.secret().value(),
                email.plusAddress(),
                email.authServer(),
                email.authorities(),
                new EmailSettings.Imap(
                        imap.host(),
                        imap.port().number(),
                        imap.security(),
                        imap.user(),
                        imap.password().value(),
                        imap.folder(),
                        imap.timeout(),
                        imap.check(),
                        imap.retry()),
                new EmailSettings.Smtp(
                        smtp.host(),
                        smtp.port().number(),
                        smtp.security(),
                        smtp.user(),
                        password == null ? "" : password.value(),
                        smtp.timeout()),
                new EmailSettings.Limits(
                        email.limits().mailBytes(), email.limits().perSender()));
    }
}
