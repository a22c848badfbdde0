package vn.hue.channels.sms.esms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ChannelHealth.State;
import vn.hue.channels.ProviderHttp;
import vn.hue.channels.Words;
import vn.hue.channels.sms.SmsInbox;
import vn.hue.channels.sms.SmsProvider;
import vn.hue.channels.sms.SmsReceipt;
import vn.hue.channels.sms.SmsVerticle;
import vn.hue.channels.sms.text.Writing;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;

/** eSMS as a carrier: whole texts, each with a name of ours under which it is sent once. */
public final class EsmsProvider implements SmsProvider {

    private static final int CONNECTIONS = 5;
    private static final int TRIES = 3;
    private static final Duration SLOWER = Duration.ofSeconds(2);

    private final EsmsSettings settings;
    private final ChannelHealth health;
    private final ChannelCounts counts;
    private final Words words;
    private final InstantSource clock;
    private @Nullable ProviderHttp http;
    private @Nullable EsmsApi api;
    private @Nullable EsmsWebhook webhook;
    private @Nullable State state;

    public EsmsProvider(
            EsmsSettings settings, ChannelHealth health, ChannelCounts counts, String language, InstantSource clock) {
        this.settings = settings;
        this.health = health;
        this.counts = counts;
        this.words = new Words(SmsVerticle.CHANNEL, language);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "esms";
    }

    @Override
    public boolean takesWholeTexts() {
        return true;
    }

    @Override
    public Future<?> start(Vertx vertx, SmsInbox inbox) {
        ProviderHttp client = new ProviderHttp(vertx, CONNECTIONS, settings.timeout(), ProviderHttp.LARGEST_ANSWER);
        EsmsApi calls = new EsmsApi(client, settings);
        http = client;
        api = calls;
        webhook = new EsmsWebhook(settings, calls, inbox, counts, words, clock);
        tell(State.UP, "");
        return Future.succeededFuture();
    }

    @Override
    public void routes(Router router) {
        EsmsWebhook hook = webhook;
        if (hook == null) {
            throw new IllegalStateException("start it before mounting its routes");
        }
        hook.routes(router);
    }

    @Override
    public Future<Delivery> submit(Submission submission) {
        EsmsApi calls = api;
        if (calls == null) {
            return Future.succeededFuture(new Delivery.Retry(words.say("send.not-connected")));
        }
        return attempt(calls, submission, request(submission.reference()), 1, false);
    }

    /**
     * What is not answered is asked again under the same name: eSMS does nothing twice.
     *
     * @param maybe whether it may have been taken before
     */
    private Future<Delivery> attempt(EsmsApi calls, Submission submission, String request, int attempt, boolean maybe) {
        boolean unicode = submission.segments().writing() == Writing.UCS2;
        String text = submission.segments().texts().get(submission.segment());
        return calls.send(request, submission.number().substring(1), text, unicode)
                .compose(reply -> {
                    if (reply instanceof EsmsApi.Reply.Answer answer) {
                        Delivery outcome = outcome(answer, request);
                        // Taken at first, say with the last money, it must not take another way as well.
                        return Future.succeededFuture(
                                maybe && outcome instanceof Delivery.Never never
                                        ? new Delivery.Unsure(never.reason())
                                        : outcome);
                    } else if (reply instanceof EsmsApi.Reply.NotSent && attempt == 1) {
                        return Future.succeededFuture(new Delivery.Retry(words.say("send.not-connected")));
                    }
                    counts.count(SmsVerticle.CHANNEL, "submit.no-answer");
                    boolean heard = reply instanceof EsmsApi.Reply.Lost;
                    boolean unreadable = reply instanceof EsmsApi.Reply.Lost lost && lost.answered();
                    String why = words.say(unreadable ? "send.unreadable" : "send.lost");
                    return attempt < TRIES
                            ? attempt(calls, submission, request, attempt + 1, maybe || heard)
                            : Future.succeededFuture(new Delivery.Unsure(why));
                });
    }

    private Delivery outcome(EsmsApi.Reply.Answer answer, String request) {
        String code = answer.code();
        counts.count(SmsVerticle.CHANNEL, EsmsCode.isKnown(code) ? "esms." + code : "esms.unknown");
        String key = "esms." + code;
        String why = words.knows(key) ? words.say(key) : words.say("esms.unknown", "code", code.replaceAll("\\W", ""));
        EsmsCode meaning = EsmsCode.of(code);
        if (meaning == EsmsCode.TAKEN || meaning == EsmsCode.ALREADY) {
            tell(State.UP, "");
            String id = answer.body().getString("SMSID");
            return new Delivery.Sent(
                    id == null || id.isBlank() ? EsmsWebhook.byRequest(request) : EsmsWebhook.byId(id));
        }
        if (meaning == EsmsCode.ACCOUNT) {
            tell(State.DOWN, why);
        }
        return switch (meaning) {
            case RATE -> new Delivery.Snooze(SLOWER, why);
            case PASSING -> new Delivery.Retry(why);
            default -> new Delivery.Never(why);
        };
    }

    /** Its own calls get lost, and where it can't call us there are none. */
    @Override
    public Optional<Asking> asking() {
        return Optional.of(settings.asking());
    }

    @Override
    public Future<@Nullable SmsReceipt> ask(String name) {
        EsmsApi calls = api;
        if (calls == null) {
            return Future.failedFuture("not started");
        }
        return calls.state(EsmsWebhook.reference(name)).map(state -> {
            if (state == null) {
                return null;
            }
            String why = state == DeliveryState.FAILED ? words.say("receipt.undeliverable") : null;
            return new SmsReceipt(List.of(name), null, state, why, clock.instant());
        });
    }

    private void tell(State now, String why) {
        if (now != state) {
            state = now;
            health.now(SmsVerticle.CHANNEL, settings.brandname(), now, why);
        }
    }

    /** At most 50 characters, and nobody can tell from it what ours was. */
    private static String request(String reference) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public Future<Void> stop() {
        ProviderHttp client = http;
        return client == null ? Future.succeededFuture() : client.close();
    }
}
