package vn.hue.channels.facebook;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * Sends one message: its files one by one, then its words, since Facebook takes only one of them in a call. A part that
 * has left is not sent again when a later one has to be tried again.
 */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final FacebookSettings settings;
    private final FacebookPorts ports;
    private final Graph graph;
    private final GraphPace pace;
    private final PageHealth health;
    private final Letters letters;
    private final Uploads uploads;
    private final SentMessages sent;
    private final Words words;
    private final GraphOutcome outcome;
    private final InstantSource clock;

    Sending(
            FacebookSettings settings,
            FacebookPorts ports,
            Graph graph,
            GraphPace pace,
            PageHealth health,
            SentMessages sent,
            Words words,
            InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.graph = graph;
        this.pace = pace;
        this.health = health;
        this.letters = new Letters();
        this.uploads =
                new Uploads(graph, letters, ports.media(), settings.limits().fileBytes(), clock);
        this.sent = sent;
        this.words = words;
        this.outcome = new GraphOutcome(words);
        this.clock = clock;
    }

    /** A message on its way to one person. */
    private record Job(Address to, FacebookUser user, String token, Outbound message, List<Media> files, String text) {

        int parts() {
            return files.size() + (text.isBlank() ? 0 : 1);
        }

        boolean isLast(int part) {
            return part == parts() - 1;
        }

        String metadata(int part) {
            return Webhooks.METADATA + message.id() + (isLast(part) ? "" : "#" + part);
        }

        JsonObject recipient() {
            return new JsonObject().put(user.comment() ? "comment_id" : "id", user.id());
        }
    }

    Future<Delivery> send(Address to, Outbound message) {
        FacebookUser user = FacebookUser.of(to);
        String token = settings.token(to.account());
        if (token == null) {
            return never("send.page-unknown");
        } else if (user.comment()
                && user.commentedAt().plus(FacebookUser.COMMENT_WINDOW).isBefore(clock.instant())) {
            return never("send.comment-old");
        }
        Duration wait = pace.wait(to.account());
        if (!wait.isZero()) {
            return Future.succeededFuture(new Delivery.Snooze(wait, words.say("send.paused")));
        }
        Job job = user.comment()
                ? new Job(to, user, token, message, List.of(), inOne(message))
                : new Job(to, user, token, message, message.media(), message.text());
        if (job.parts() == 0) {
            return never("send.empty");
        } else if (user.comment() && job.text().length() > settings.limits().text()) {
            return never("send.comment-long");
        }
        return from(job, Math.min(sent.partsLeft(message.id()), job.parts() - 1));
    }

    private Future<Delivery> never(String why) {
        return Future.succeededFuture(new Delivery.Never(words.say(why)));
    }

    /** A private reply is a single message, so its files travel as links; what doesn't fit is not left out. */
    private String inOne(Outbound message) {
        StringBuilder all = new StringBuilder(message.text());
        for (Media file : message.media()) {
            all.append('\n').append(link(file));
        }
        return all.toString().strip();
    }

    private Future<Delivery> from(Job job, int part) {
        boolean isFile = part < job.files().size();
        Future<GraphReply> call = isFile ? file(job, part, true) : words(job, part, job.text());
        return call.compose(reply -> {
            Delivery delivery = outcome.of(reply);
            health.heard(job.to().account(), reply);
            if (!(delivery instanceof Delivery.Sent done)) {
                return Future.succeededFuture(patient(job, delivery));
            } else if (!job.isLast(part)) {
                sent.partsLeft(job.message().id(), part + 1);
                return from(job, part + 1);
            }
            left(job, done.externalId(), reply);
            return Future.succeededFuture(delivery);
        });
    }

    /** Facebook's own estimate wins over our guess. */
    private Delivery patient(Job job, Delivery delivery) {
        Duration wait = pace.wait(job.to().account());
        return delivery instanceof Delivery.Snooze snooze && wait.compareTo(snooze.delay()) > 0
                ? new Delivery.Snooze(wait, snooze.reason(), snooze.all())
                : delivery;
    }

    private void left(Job job, @Nullable String mid, GraphReply reply) {
        String id = job.message().id();
        sent.done(id);
        SentMessages.Early early = mid == null ? null : sent.named(mid, id);
        if (mid != null) {
            ports.sentIds()
                    .note(FacebookUser.CHANNEL, mid, id)
                    .onFailure(away -> LOG.warn(
                            "Facebook's id is not noted: {}", away.getClass().getSimpleName()));
        }
        if (early != null) {
            // Not waited for: the gateway takes a receipt only after this send has ended.
            ports.intake()
                    .receipt(early.from(), id, early.state(), early.at(), null)
                    .onFailure(away -> LOG.warn(
                            "Facebook's receipt not stored: {}", away.getClass().getSimpleName()));
        }
        String chat = job.user().comment() && reply instanceof GraphReply.Done done ? done.text("recipient_id") : null;
        if (chat != null) {
            ports.comments()
                    .opened(job.to(), FacebookUser.person(job.to().account(), chat))
                    .onFailure(away -> LOG.warn(
                            "a comment's chat not stored: {}", away.getClass().getSimpleName()));
        }
    }

    private Future<GraphReply> words(Job job, int part, String text) {
        return post(job, letters.words(job.message(), text, job.metadata(part)));
    }

    /** @param again whether a file that Facebook lost may be uploaded once more */
    private Future<GraphReply> file(Job job, int part, boolean again) {
        Media file = job.files().get(part);
        return uploads.attachment(job.to().account(), job.token(), file).compose(upload -> {
            if (upload instanceof Uploads.Upload.Ready ready) {
                JsonObject letter = letters.file(
                        job.message(), file.kind(), ready.attachmentId(), job.isLast(part), job.metadata(part));
                return post(job, letter).compose(reply -> {
                    if (!isUploadTrouble(reply)) {
                        return Future.succeededFuture(reply);
                    }
                    uploads.forget(job.to().account(), file);
                    return again ? file(job, part, false) : words(job, part, link(file));
                });
            } else if (upload instanceof Uploads.Upload.Failed failed && !isUploadTrouble(failed.reply())) {
                return Future.succeededFuture(failed.reply());
            }
            return words(job, part, link(file));
        });
    }

    private static boolean isUploadTrouble(GraphReply reply) {
        return reply instanceof GraphReply.Refused refused && refused.kind() == GraphRefusal.UPLOAD;
    }

    private String link(Media file) {
        return ports.links()
                .to(file)
                .map(link -> words.say("file.link", "link", link))
                .orElseGet(() -> words.say("file.left-out"));
    }

    /** Outside the 24 hours only a person may write, when the page has that right. */
    private Future<GraphReply> post(Job job, JsonObject letter) {
        JsonObject body = new JsonObject()
                .put("recipient", job.recipient())
                .put("messaging_type", "RESPONSE")
                .put("message", letter);
        return post(job.to().account(), job.token(), body).compose(reply -> {
            boolean closed = reply instanceof GraphReply.Refused refused && refused.kind() == GraphRefusal.WINDOW;
            boolean person = !job.message().author().equals(Outbound.BOT);
            if (!closed
                    || !person
                    || job.user().comment()
                    || !settings.features().humanAgent()) {
                return Future.succeededFuture(reply);
            }
            ports.counts().count(FacebookUser.CHANNEL, "human-agent");
            JsonObject tagged = body.copy().put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
            return post(job.to().account(), job.token(), tagged);
        });
    }

    private Future<GraphReply> post(String page, String token, JsonObject body) {
        return graph.post(page, token, "messages", body);
    }
}
