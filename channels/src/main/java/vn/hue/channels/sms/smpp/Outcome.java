package vn.hue.channels.sms.smpp;

import java.io.IOException;
import java.time.Duration;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Delivery;

/** Turns what came of a submit_sm into what the planner understands. Pure. */
final class Outcome {

    private final Words words;
    private final Duration pause;

    Outcome(Words words, Duration pause) {
        this.words = words;
        this.pause = pause;
    }

    Delivery refused(int commandStatus) {
        String key = "status." + Status.hex(commandStatus);
        String why = words.knows(key) ? words.say(key) : words.say("status.unknown", "code", Status.hex(commandStatus));
        return switch (Status.of(commandStatus)) {
            case PASSING -> new Delivery.Retry(why);
            case THROTTLED, SESSION -> new Delivery.Snooze(pause, why);
            case MESSAGE, PERSON, ACCOUNT -> new Delivery.Never(why);
        };
    }

    /** What is not an answer. Only what surely never left may be tried again. */
    Delivery failed(Throwable cause) {
        if (cause instanceof NegativeResponseException refused) {
            return refused(refused.getCommandStatus());
        } else if (cause instanceof PDUException) {
            return new Delivery.Never(words.say("send.not-writable"));
        } else if (cause instanceof GenericNackResponseException) {
            return new Delivery.Retry(words.say("send.not-understood"));
        } else if (cause instanceof IOException && isNotBound(cause)) {
            return new Delivery.Snooze(pause, words.say("send.not-connected"));
        }
        return new Delivery.Unsure(words.say("send.lost"));
    }

    /** The library looks at its connection before it writes. */
    private static boolean isNotBound(Throwable cause) {
        String message = cause.getMessage();
        return message != null && message.startsWith("Cannot submit_sm while session");
    }
}
