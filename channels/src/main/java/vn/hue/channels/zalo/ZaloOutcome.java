package vn.hue.channels.zalo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Delivery;

/** Turns what came of a call into what the planner understands. Pure. */
final class ZaloOutcome {

    /** Zalo never says which zone; the hours are Vietnam's. */
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final LocalTime MORNING = LocalTime.of(6, 5);

    /** Of a send that failed at Zalo. */
    private static final int TRIES = 3;

    private final Words words;

    ZaloOutcome(Words words) {
        this.words = words;
    }

    Delivery of(ZaloReply reply, Instant now) {
        if (reply instanceof ZaloReply.Answer answer) {
            return answer.error() == 0 ? sent(answer) : refused(answer.error(), now);
        } else if (reply instanceof ZaloReply.Broken broken) {
            return broken.took()
                    ? new Delivery.Unsure(words.say("send.unreadable"))
                    : new Delivery.Retry(words.say("send.broken"));
        } else if (reply instanceof ZaloReply.NotSent) {
            return new Delivery.Retry(words.say("send.not-sent"));
        } else if (reply instanceof ZaloReply.Lost) {
            return new Delivery.Unsure(words.say("send.lost"));
        } else if (reply instanceof ZaloReply.NoToken none) {
            return none.consent()
                    ? new Delivery.Never(words.say("send.no-consent"))
                    : new Delivery.Retry(words.say("send.token"));
        } else if (reply instanceof ZaloReply.Paced paced) {
            return new Delivery.Snooze(paced.delay(), words.say("send.rate"));
        }
        throw new IllegalStateException("a reply nobody knows: " + reply.getClass());
    }

    private static Delivery sent(ZaloReply.Answer answer) {
        Object id = answer.data().getValue("message_id", answer.data().getValue("msg_id"));
        return new Delivery.Sent(id == null ? null : id.toString());
    }

    private Delivery refused(int code, Instant now) {
        String key = "error." + code;
        String why = words.knows(key) ? words.say(key) : words.say("send.unknown", "code", Integer.toString(code));
        return switch (ZaloError.of(code)) {
            case RATE -> new Delivery.Snooze(toNextMinute(now), why);
            case NIGHT -> new Delivery.Snooze(toMorning(now), why, false);
            case FAILED -> new Delivery.Retry(why, TRIES);
            case PASSING, TOKEN, UPLOAD_GONE -> new Delivery.Retry(why);
            case WINDOW, QUOTA, PERSON, CHANNEL, PAID, OURS -> new Delivery.Never(why);
        };
    }

    private static Duration toNextMinute(Instant now) {
        return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1)));
    }

    private static Duration toMorning(Instant now) {
        ZonedDateTime here = now.atZone(VIETNAM);
        ZonedDateTime morning = here.with(MORNING);
        return Duration.between(here, morning.isAfter(here) ? morning : morning.plusDays(1));
    }
}
