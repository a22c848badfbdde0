package vn.hue.gateway.channel;

import java.util.Set;
import vn.hue.channels.webchat.WebChatSettings;
import vn.hue.channels.webchat.WebChatVerticle;
import vn.hue.gateway.config.Settings;

/** The web chat of the portal, put together. */
final class WebChatWiring {

    private WebChatWiring() {}

    static WiredChannel of(ChannelWorld world) {
        WebChatVerticle chat = new WebChatVerticle(
                world.flow(), world.flow(), world.media(), settings(world.settings()), world.clock());
        return WiredChannel.of(chat, chat);
    }

    private static WebChatSettings settings(Settings all) {
        Settings.Webchat chat = all.webchat();
        WebChatSettings.Limits usual = WebChatSettings.Limits.USUAL;
        WebChatSettings.Rates rates = WebChatSettings.Rates.USUAL;
        return new WebChatSettings(
                chat.secret().value(),
                all.contacts().hotline(),
                Set.copyOf(chat.allowedOrigins()),
                chat.behindProxy(),
                new WebChatSettings.Limits(
                        usual.text(), all.media().imageBytes(), all.media().videoBytes(), usual.uploadingBytes()),
                new WebChatSettings.Rates(
                        rate(chat.limits().sessions()),
                        rates.requests(),
                        rate(chat.limits().messages()),
                        rate(chat.limits().sessionMessages()),
                        rate(chat.limits().sessionUploads()),
                        rates.sockets(),
                        rates.sessionSockets()));
    }

    private static WebChatSettings.Rate rate(int perMinute) {
        return new WebChatSettings.Rate(Math.max(1, perMinute / 2), perMinute);
    }
}
