package vn.hue.gateway.channel;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import vn.hue.channels.sms.SmsPorts;
import vn.hue.channels.sms.SmsProvider;
import vn.hue.channels.sms.SmsSettings;
import vn.hue.channels.sms.SmsVerticle;
import vn.hue.channels.sms.esms.EsmsProvider;
import vn.hue.channels.sms.esms.EsmsSettings;
import vn.hue.channels.sms.smpp.SmppProvider;
import vn.hue.channels.sms.smpp.SmppSettings;
import vn.hue.gateway.config.Sms;

/** Text messages, put together. */
public final class SmsWiring {

    private static final String LANGUAGE = "vi";

    private SmsWiring() {}

    static WiredChannel of(ChannelWorld world, Sms sms, Ports ports) {
        SmsVerticle verticle = new SmsVerticle(
                settings(sms),
                new SmsPorts(
                        world.flow(),
                        ports.raw(),
                        world.stores().channels().outgoing(),
                        world.stores().channels().incoming(),
                        ports.health(),
                        ports.counts()),
                provider(world, sms, ports),
                world.clock());
        return WiredChannel.of(verticle, verticle);
    }

    /** What the channel is told of the configuration; also for the commands. */
    public static SmsSettings settings(Sms sms) {
        return new SmsSettings(
                sms.unicode(),
                sms.joining(),
                sms.segments(),
                sms.price(),
                sms.received(),
                SmsSettings.Pace.USUAL,
                LANGUAGE);
    }

    private static SmsProvider provider(ChannelWorld world, Sms sms, Ports ports) {
        Duration durable = SmsSettings.Pace.USUAL.durable();
        Sms.Smpp smpp = sms.smpp();
        return smpp != null
                ? new SmppProvider(smpp(sms, smpp), durable, ports.health(), ports.counts(), LANGUAGE, world.clock())
                : new EsmsProvider(
                        esms(world, sms, Objects.requireNonNull(sms.esms(), "one of both"), durable),
                        ports.health(),
                        ports.counts(),
                        LANGUAGE,
                        world.clock());
    }

    private static SmppSettings smpp(Sms sms, Sms.Smpp smpp) {
        SmppSettings.Patience usual = SmppSettings.Patience.USUAL;
        return new SmppSettings(
                smpp.binds().stream().map(SmsWiring::bind).toList(),
                new SmppSettings.Sender(sms.sender(), sms.senderKind()),
                sms.joining(),
                smpp.validity(),
                smpp.receiptZone(),
                smpp.names(),
                new SmppSettings.Patience(
                        usual.connect(),
                        smpp.answer(),
                        smpp.enquire(),
                        usual.rebind(),
                        usual.rebindAtMost(),
                        usual.locked(),
                        usual.throttled(),
                        usual.slot(),
                        usual.away()));
    }

    private static SmppSettings.Bind bind(Sms.Bind bind) {
        return new SmppSettings.Bind(
                bind.name(),
                bind.host(),
                bind.port(),
                bind.tls(),
                bind.systemId(),
                bind.password().value(),
                bind.systemType(),
                bind.mode(),
                bind.window(),
                bind.perSecond());
    }

    private static EsmsSettings esms(ChannelWorld world, Sms sms, Sms.Esms esms, Duration durable) {
        String callback = world.settings().server().citizens().url();
        return new EsmsSettings(
                URI.create(esms.origin()),
                esms.apiKey().value(),
                esms.secretKey().value(),
                sms.sender(),
                esms.secretPath().value(),
                callback,
                esms.privateKey() == null ? null : esms.privateKey().value(),
                EnumSet.copyOf(esms.signatures()),
                esms.sandbox(),
                esms.timeout(),
                durable,
                EsmsSettings.asking(callback));
    }
}
