package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.TemplateRoute;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.delivery.Elsewhere;
import vn.hue.gateway.delivery.Facts;
import vn.hue.gateway.delivery.Rendering;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Way;

/** Who takes a message along a way. */
interface Carrier {

    Way way();

    /** Whether the same part twice is shown once. */
    boolean repeatable();

    /** A message in the parts it is sent in. */
    List<Outbound> parts(Outbound message);

    Future<Delivery> send(Outbound part);

    /** What came of a part; unsure when nobody says so in time, or when the channel breaks. Never fails. */
    default Future<Delivery> attempt(Outbound part, Duration patience) {
        try {
            return send(part)
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .otherwise(cause -> unsure(channel(), cause));
        } catch (RuntimeException e) {
            return Future.succeededFuture(unsure(channel(), e));
        }
    }

    private static Delivery unsure(String channel, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new Delivery.Unsure(Why.NO_ANSWER.code());
        }
        LoggerFactory.getLogger(Carrier.class)
                .warn(
                        "channel {} broke while sending: {}",
                        channel,
                        cause.getClass().getName());
        return new Delivery.Unsure(Why.CHANNEL_BROKEN.code());
    }

    default String channel() {
        return way().to().channel();
    }

    default String account() {
        return way().to().account();
    }

    default Route route() {
        return way().route();
    }

    /** The channel itself, in the citizen's own chat. */
    static Carrier chat(ChannelAdapter channel, Way way, Rendering rendering, String language) {
        return new OnChannel(channel, way) {
            @Override
            public List<Outbound> parts(Outbound message) {
                return rendering.parts(message, channel, way.to(), language);
            }
        };
    }

    /** Another channel than the citizen's chat. */
    static Carrier elsewhere(ChannelAdapter channel, Way way, Rendering rendering, Facts facts) {
        return new OnChannel(channel, way) {
            @Override
            public List<Outbound> parts(Outbound message) {
                return rendering.parts(Elsewhere.said(message, facts), channel, way.to(), facts.language());
            }
        };
    }

    /** An approved template, to the account or to the phone number. */
    static Carrier template(TemplateRoute templates, Way way, Facts facts) {
        return new Carrier() {
            @Override
            public Way way() {
                return way;
            }

            @Override
            public boolean repeatable() {
                return false;
            }

            @Override
            public List<Outbound> parts(Outbound message) {
                return List.of(message);
            }

            @Override
            public Future<Delivery> send(Outbound part) {
                TemplateRoute.Content content = new TemplateRoute.Content(
                        part.id(),
                        part.purpose(),
                        part.text(),
                        facts.code(),
                        facts.sender().name());
                String phone = facts.sender().phone();
                return way.route() == Route.TEMPLATE_BY_PHONE && phone != null
                        ? templates.toPhone(phone, content)
                        : templates.toAccount(way.to(), content);
            }
        };
    }

    /** Sends by an adapter. */
    abstract class OnChannel implements Carrier {

        private final ChannelAdapter channel;
        private final Way way;

        private OnChannel(ChannelAdapter channel, Way way) {
            this.channel = channel;
            this.way = way;
        }

        @Override
        public Way way() {
            return way;
        }

        @Override
        public boolean repeatable() {
            return channel.capabilities().repeatable();
        }

        @Override
        public Future<Delivery> send(Outbound part) {
            Address to = way.to();
            return channel.send(to, part);
        }
    }
}
