package vn.hue.channels;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;

/**
 * Brings files home that a provider keeps for a while: only from its own hosts, never by a redirect, and never more than
 * so many bytes. Without that a forged link would make us call our own network.
 */
public final class RemoteFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** To each host; each may hold a whole file in memory. */
    private static final int CONNECTIONS = 5;

    private static final int HTTPS = 443;

    private final ProviderHttp http;
    private final MediaStore store;
    private final String channel;
    private final List<String> hosts;
    private final ChannelCounts counts;

    /**
     * @param hosts in lower case, each with all hosts below it, by HTTPS; {@code host:port} allows plain HTTP there, for
     *     emulators
     * @param largest in bytes
     */
    public RemoteFiles(
            Vertx vertx, MediaStore store, String channel, List<String> hosts, long largest, ChannelCounts counts) {
        this.http = new ProviderHttp(vertx, CONNECTIONS, PATIENCE, largest);
        this.store = store;
        this.channel = channel;
        this.hosts = List.copyOf(hosts);
        this.counts = counts;
    }

    /** The provider gives no file now, and may later. */
    public static final class HostAway extends VertxException {

        private static final long serialVersionUID = 1L;

        public HostAway(@Nullable String why) {
            super(why, true);
        }
    }

    /**
     * The message with its files in our store. What can never be had stays as it is; the future fails when it may be had
     * later, with {@link HostAway} unless our own store is away.
     */
    public Future<Inbound> fetch(Inbound message) {
        List<Future<Part>> parts = new ArrayList<>();
        message.parts().forEach(part -> parts.add(part(part)));
        return Future.all(parts)
                .map(all -> new Inbound(
                        message.externalId(), message.from(), message.sentAt(), all.list(), message.quotes()));
    }

    private Future<Part> part(Part part) {
        if (!(part instanceof Part.Attachment attachment)) {
            return Future.succeededFuture(part);
        }
        Media media = attachment.media();
        String url = media.url();
        if (media.id() != null || url == null) {
            return Future.succeededFuture(part);
        }
        URI place = allowed(url);
        if (place == null) {
            // Providers don't publish their hosts: the counter tells that the list must grow.
            counts.count(channel, "file.host-unknown");
            return Future.succeededFuture(part);
        }
        return bytes(place)
                .recover(away -> Future.failedFuture(new HostAway(away.getMessage())))
                .compose(file -> file == null
                        ? Future.succeededFuture(part)
                        : store.store(file, media.name()).map(stored -> stored(part, stored)));
    }

    private Part stored(Part part, MediaStore.Stored stored) {
        if (stored instanceof MediaStore.Stored.Kept kept) {
            counts.count(channel, "file.kept");
            return new Part.Attachment(kept.media());
        }
        counts.count(channel, "file.refused");
        return part;
    }

    /** The place when we may call it; else null. */
    private @Nullable URI allowed(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || uri.getUserInfo() != null) {
            return null;
        }
        boolean secure = "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == HTTPS);
        boolean emulated = "http".equals(uri.getScheme()) && hosts.contains(host + ':' + uri.getPort());
        boolean known = hosts.stream().anyMatch(each -> host.equals(each) || host.endsWith('.' + each));
        return emulated || (secure && known) ? uri : null;
    }

    /** A null result when there is none to be had: gone, expired or too large. */
    private Future<@Nullable Buffer> bytes(URI place) {
        return http.ask(new RequestOptions().setAbsoluteURI(place.toString())).compose(answer -> {
            int status = answer.status();
            if (status == 429 || status >= 500) {
                return Future.failedFuture("the file's host answered " + status);
            } else if (status != 200) {
                counts.count(channel, "file.gone");
            } else if (answer.body() == null) {
                counts.count(channel, "file.too-large");
            }
            return Future.succeededFuture(status == 200 ? answer.body() : null);
        });
    }

    /** Ends what is under way. */
    public Future<Void> close() {
        return http.close();
    }
}
