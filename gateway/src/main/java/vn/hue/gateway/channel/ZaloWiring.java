package vn.hue.gateway.channel;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumSet;
import vn.hue.channels.RemoteFiles;
import vn.hue.channels.zalo.Template;
import vn.hue.channels.zalo.ZaloPorts;
import vn.hue.channels.zalo.ZaloSettings;
import vn.hue.channels.zalo.ZaloVerticle;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.gateway.config.Zalo;

/** The Zalo Official Account, put together. */
public final class ZaloWiring {

    /** Zalo wants its 200 within two seconds. */
    private static final Duration DURABLE = Duration.ofMillis(1_800);

    private ZaloWiring() {}

    static WiredChannel of(ChannelWorld world, Zalo zalo, Ports ports) {
        ZaloVerticle verticle = new ZaloVerticle(
                settings(zalo),
                new ZaloPorts(
                        world.flow(),
                        ports.raw(),
                        ports.names(),
                        ports.console(),
                        ports.withdrawals(),
                        ports.signs(),
                        world.media(),
                        ports.links(),
                        world.stores().channels().tokens(),
                        ports.health(),
                        ports.counts()),
                world.clock());
        RemoteFiles files = new RemoteFiles(
                world.vertx(),
                world.media(),
                ZaloVerticle.CHANNEL,
                zalo.mediaHosts(),
                world.settings().media().videoBytes(),
                ports.counts());
        if (!zalo.templates().isEmpty()) {
            world.flow().templates(ZaloVerticle.CHANNEL, new ZaloTemplates(zalo.templates(), sending(verticle)));
        }
        return new WiredChannel(verticle, verticle, files::fetch, files::close);
    }

    private static ZaloTemplates.Sending sending(ZaloVerticle verticle) {
        return new ZaloTemplates.Sending() {
            @Override
            public Future<Delivery> toAccount(Address to, Template template) {
                return verticle.sendTemplate(to, template);
            }

            @Override
            public Future<Delivery> toPhone(String phone, Template template) {
                return verticle.sendTemplateToPhone(phone, template);
            }
        };
    }

    /** What the channel is told of the configuration; also for the commands. */
    public static ZaloSettings settings(Zalo zalo) {
        return new ZaloSettings(
                zalo.appId(),
                zalo.appSecret().value(),
                zalo.oaSecret().value(),
                zalo.oaId(),
                new ZaloSettings.Hosts(
                        zalo.hosts().oauth(),
                        zalo.hosts().openapi(),
                        zalo.hosts().business()),
                new ZaloSettings.Unverified(
                        EnumSet.copyOf(zalo.unverified().signatures()),
                        zalo.unverified().hiddenTaps(),
                        zalo.unverified().appsecretProof()),
                new ZaloSettings.Pace(zalo.perMinute(), zalo.timeout(), DURABLE),
                new ZaloSettings.Extras(
                        zalo.extras().contactPicture(),
                        zalo.extras().reaction(),
                        zalo.extras().verificationFile(),
                        zalo.extras().verificationContent()),
                "vi");
    }
}
