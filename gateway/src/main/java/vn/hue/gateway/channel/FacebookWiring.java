package vn.hue.gateway.channel;

import java.util.stream.Collectors;
import vn.hue.channels.RemoteFiles;
import vn.hue.channels.facebook.FacebookPorts;
import vn.hue.channels.facebook.FacebookSettings;
import vn.hue.channels.facebook.FacebookVerticle;
import vn.hue.gateway.config.Facebook;

/** The Facebook page, put together. */
final class FacebookWiring {

    private FacebookWiring() {}

    static WiredChannel of(ChannelWorld world, Facebook facebook, Ports ports) {
        FacebookVerticle verticle = new FacebookVerticle(
                new FacebookPorts(
                        world.flow(),
                        ports.raw(),
                        ports.console(),
                        ports.signs(),
                        ports.names(),
                        world.media(),
                        ports.links(),
                        ports.counts(),
                        ports.health(),
                        ports.comments(),
                        ports.held()),
                settings(facebook),
                world.clock(),
                "vi");
        RemoteFiles files = new RemoteFiles(
                world.vertx(),
                world.media(),
                verticle.channel(),
                facebook.mediaHosts(),
                facebook.limits().fileBytes(),
                ports.counts());
        return new WiredChannel(verticle, verticle, files::fetch, files::close);
    }

    private static FacebookSettings settings(Facebook facebook) {
        return new FacebookSettings(
                facebook.appId(),
                facebook.appSecret().value(),
                facebook.verifyToken().value(),
                facebook.pages().stream().collect(Collectors.toMap(Facebook.Page::id, page -> page.token()
                        .value())),
                facebook.graph(),
                facebook.version(),
                new FacebookSettings.Features(
                        facebook.features().humanAgent(),
                        facebook.features().answerComments(),
                        facebook.features().courtesies()),
                new FacebookSettings.Limits(
                        facebook.limits().text(),
                        facebook.limits().fileBytes(),
                        facebook.limits().timeout()),
                facebook.mediaHosts());
    }
}
