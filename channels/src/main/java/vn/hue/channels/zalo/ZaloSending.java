package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * Sends a message in as many calls as Zalo needs: each file by itself, words and buttons last, so that the buttons stand
 * below everything. A call that went through is not repeated when a later one is tried again.
 */
final class ZaloSending {

    private static final int REMEMBERED = 5_000;
    private static final int LONGEST_CAPTION = 2_000;

    private final ZaloApi api;
    private final ZaloUploads uploads;
    private final ZaloReceipts receipts;
    private final ZaloPace pace;
    private final ZaloPorts ports;
    private final ZaloSettings settings;
    private final Words words;
    private final Words citizens = new Words("zalo", "vi");
    private final ZaloOutcome outcome;
    private final InstantSource clock;
    private final Map<String, Integer> done = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    private boolean down;
    private boolean degraded;

    ZaloSending(
            ZaloApi api,
            ZaloUploads uploads,
            ZaloReceipts receipts,
            ZaloPace pace,
            ZaloPorts ports,
            ZaloSettings settings,
            Words words,
            InstantSource clock) {
        this.api = api;
        this.uploads = uploads;
        this.receipts = receipts;
        this.pace = pace;
        this.ports = ports;
        this.settings = settings;
        this.words = words;
        this.outcome = new ZaloOutcome(words);
        this.clock = clock;
    }

    /** @param quotes Zalo's id of the citizen's message this one answers; null for none */
    Future<Delivery> send(Address to, Outbound message, @Nullable String quotes) {
        List<Supplier<Future<Delivery>>> calls = calls(ZaloUser.of(to.user()), message, quotes);
        if (calls.isEmpty()) {
            return Future.succeededFuture(new Delivery.Never(words.say("send.nothing")));
        }
        return from(calls, done(message.id()), message.id()).compose(delivery -> formed(to, message, delivery));
    }

    /** The form is a courtesy below a question that has arrived: whatever becomes of it, nothing is asked twice. */
    private Future<Delivery> formed(Address to, Outbound message, Delivery delivery) {
        ZaloUser user = ZaloUser.of(to.user());
        String picture = settings.extras().contactPicture();
        if (!(delivery instanceof Delivery.Sent)
                || message.asksFor() != Outbound.AsksFor.CONTACT
                || picture == null
                || user.conversation() != null) {
            return Future.succeededFuture(delivery);
        }
        ZaloMessage form = ZaloMessage.form(user, citizens.say("form.title"), citizens.say("form.subtitle"), picture);
        return call(form, message.id()).transform(shown -> Future.succeededFuture(delivery));
    }

    /** One call that is a message by itself. */
    Future<Delivery> call(ZaloMessage message, @Nullable String ourId) {
        return api.post(message).map(reply -> {
            Delivery delivery = outcome.of(reply, clock.instant());
            if (delivery instanceof Delivery.Sent sent && reply instanceof ZaloReply.Answer answer) {
                works(message.paid() | charged(answer));
                if (sent.externalId() != null && ourId != null) {
                    receipts.sentHere(sent.externalId(), ourId);
                }
            } else if (reply instanceof ZaloReply.Answer answer && answer.error() != 0) {
                heed(answer.error(), delivery);
            }
            return delivery;
        });
    }

    private Future<Delivery> from(List<Supplier<Future<Delivery>>> calls, int next, String id) {
        return calls.get(Math.min(next, calls.size() - 1)).get().compose(delivery -> {
            if (!(delivery instanceof Delivery.Sent)) {
                return Future.succeededFuture(delivery);
            }
            boolean last = next >= calls.size() - 1;
            synchronized (this) {
                if (last) {
                    done.remove(id);
                } else {
                    done.put(id, next + 1);
                }
            }
            return last ? Future.succeededFuture(delivery) : from(calls, next + 1, id);
        });
    }

    private synchronized int done(String id) {
        return done.getOrDefault(id, 0);
    }

    private List<Supplier<Future<Delivery>>> calls(ZaloUser to, Outbound message, @Nullable String quotes) {
        String text = message.text();
        boolean caption = message.media().size() == 1
                && message.options().isEmpty()
                && !text.isBlank()
                && text.length() <= LONGEST_CAPTION
                && isPicture(message.media().get(0));
        List<Supplier<Future<Delivery>>> calls = new ArrayList<>();
        for (Media file : message.media()) {
            calls.add(() -> file(to, file, caption ? text : "", caption ? quotes : null, message.id()));
        }
        if (!message.options().isEmpty()) {
            boolean hidden = settings.unverified().hiddenTaps();
            calls.add(
                    say(ZaloMessage.buttons(to, text, message.options(), hidden).quoting(quotes), message.id()));
        } else if (!caption && !text.isBlank()) {
            calls.add(say(ZaloMessage.text(to, text).quoting(quotes), message.id()));
        }
        return calls;
    }

    private Supplier<Future<Delivery>> say(ZaloMessage message, String ourId) {
        return () -> call(message, ourId);
    }

    private Future<Delivery> file(ZaloUser to, Media file, String caption, @Nullable String quotes, String ourId) {
        if (!ZaloUploads.carries(file)) {
            return link(to, file, caption, ourId);
        }
        return uploads.of(file).compose(upload -> {
            if (upload instanceof ZaloUploads.Upload.There there) {
                ZaloMessage message = isPicture(file)
                        ? ZaloMessage.image(to, caption, there.asset()).quoting(quotes)
                        : ZaloMessage.file(to, there.asset());
                return call(message, ourId).map(delivery -> {
                    if (delivery instanceof Delivery.Retry) {
                        uploads.forget(file);
                    }
                    return delivery;
                });
            } else if (upload instanceof ZaloUploads.Upload.Failed failed) {
                return Future.succeededFuture(notUploaded(failed.reply()));
            } else if (upload instanceof ZaloUploads.Upload.TooLarge) {
                return link(to, file, caption, ourId);
            }
            return Future.succeededFuture(new Delivery.Never(words.say("send.media-gone")));
        });
    }

    /** An upload shows nothing to anybody: what is unsure may simply be done again. */
    private Delivery notUploaded(ZaloReply reply) {
        Delivery delivery = outcome.of(reply, clock.instant());
        if (reply instanceof ZaloReply.Answer answer) {
            heed(answer.error(), delivery);
        }
        if (delivery instanceof Delivery.Unsure unsure) {
            return new Delivery.Retry(unsure.reason());
        }
        return delivery instanceof Delivery.Sent ? new Delivery.Retry(words.say("send.broken")) : delivery;
    }

    private Future<Delivery> link(ZaloUser to, Media file, String caption, String ourId) {
        String line = ports.links()
                .to(file)
                .map(link -> citizens.say("file.link", "link", link))
                .orElseGet(() -> citizens.say("file.left.out"));
        return call(ZaloMessage.text(to, caption.isEmpty() ? line : caption + "\n" + line), ourId);
    }

    private void heed(int error, Delivery delivery) {
        ports.counts().count(ZaloVerticle.CHANNEL, ZaloError.isKnown(error) ? "error." + error : "error.unknown");
        ZaloError what = ZaloError.of(error);
        if (what == ZaloError.RATE) {
            pace.pause();
        } else if (what == ZaloError.CHANNEL && delivery instanceof Delivery.Never never) {
            troubled(State.DOWN, never.reason());
        } else if (what == ZaloError.PAID && delivery instanceof Delivery.Never never) {
            troubled(State.DEGRADED, never.reason());
        }
    }

    private synchronized void troubled(State state, String why) {
        down |= state == State.DOWN;
        degraded |= state == State.DEGRADED;
        if (state == State.DOWN || !down) {
            ports.health().now(ZaloVerticle.CHANNEL, settings.oaId(), state, why);
        }
    }

    /** @param paid whether what costs money went through, too: a free answer proves nothing about it */
    private synchronized void works(boolean paid) {
        boolean before = down || degraded;
        down = false;
        degraded &= !paid;
        if (before && !degraded) {
            ports.health().now(ZaloVerticle.CHANNEL, settings.oaId(), State.UP, "");
        }
    }

    /**
     * Which quota a message took from; Zalo's answer to a message in the free window says {@code reply}, and to one that
     * is paid for nothing at all.
     *
     * <pre>{@code {"message_id":"…","user_id":"…","quota":{"quota_type":"reply","remain":8,"total":8}}}</pre>
     */
    private boolean charged(ZaloReply.Answer answer) {
        if (!(answer.data().getValue("quota") instanceof JsonObject quota)
                || !(quota.getValue("quota_type") instanceof String type)
                || !type.matches("[a-z_]{1,30}")) {
            return false;
        }
        ports.counts().count(ZaloVerticle.CHANNEL, "quota." + type);
        return type.endsWith("_quota");
    }

    private static boolean isPicture(Media file) {
        return file.kind() == MediaKind.IMAGE;
    }
}
