package vn.hue.conversations.transcripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.vocabulary.Part;

/** What an operator does, in the words of a transcript: {@code take-over}, {@code transfer binh Đã gọi phường}, or JSON. */
record OperatorLine(String words) {

    /** What it says is done. */
    Event.Action action(Typed typed, Rehearsal rehearsal) {
        if (words.startsWith("transfer ")) {
            return transfer(words.substring("transfer ".length()));
        } else if (words.equals("take-back")) {
            return new Event.TakeBack();
        } else if (words.startsWith("decline ")) {
            return decline(words.substring("decline ".length()));
        } else if (words.startsWith("fill-in ")) {
            Part.CardFilled card =
                    (Part.CardFilled) typed.part("[card " + words.substring("fill-in ".length()) + "]", List.of());
            Reading read = card.address() == null
                    ? Reading.NOTHING
                    : rehearsal
                            .heard(List.of(new Part.Text(card.address())), null)
                            .reading();
            return new Event.FillIn(card, read);
        }
        return moreAction(words);
    }

    /** {@code binh Đã gọi phường}, {@code team:Giao-thông} or {@code anyone}, each with or without a note. */
    private static Event.Transfer transfer(String words) {
        int space = words.indexOf(' ');
        String whom = space < 0 ? words : words.substring(0, space);
        String note = space < 0 ? null : words.substring(space + 1);
        boolean team = whom.startsWith("team:");
        return new Event.Transfer(
                team || whom.equals("anyone") ? null : whom, team ? whom.substring("team:".length()) : null, note);
    }

    /**
     * {@code Tôi bận}, {@code others:hoa,mai Tôi bận} when these are left to take it, or {@code away: Tôi bận} when the giver is
     * gone.
     */
    private static Event.Decline decline(String words) {
        int space = words.indexOf(' ');
        if (words.startsWith("away:")) {
            return new Event.Decline(words.substring(space + 1), List.of(), true);
        }
        return words.startsWith("others:")
                ? new Event.Decline(
                        words.substring(space + 1),
                        List.of(words.substring("others:".length(), space).split(",")),
                        false)
                : new Event.Decline(words);
    }

    private static Event.Action moreAction(String words) {
        if (words.startsWith("{")) {
            return read(words, Event.Action.class);
        }
        if (words.startsWith("verify-sender ")) {
            return new Event.VerifySender(words.substring("verify-sender ".length()));
        } else if (words.startsWith("sender-verified ")) {
            return new Event.SenderVerified(words.substring("sender-verified ".length()));
        } else if (words.equals("take-over")) {
            return new Event.TakeOver();
        } else if (words.equals("take-away")) {
            return new Event.TakeAway();
        } else if (words.equals("still-here")) {
            return new Event.StillHere();
        } else if (words.startsWith("remember ")) {
            return new Event.Remember(words.substring("remember ".length()));
        } else if (words.startsWith("hand-back ")) {
            return new Event.HandBack(words.substring("hand-back ".length()));
        } else if (words.startsWith("collect ")) {
            return new Event.Collect(Question.Kind.valueOf(words.substring("collect ".length())));
        } else if (words.equals("hand-back")) {
            return new Event.HandBack(null);
        } else if (words.startsWith("write ")) {
            return new Event.Write(words.substring("write ".length()), List.of());
        }
        int space = words.indexOf(' ');
        return new Event.MoveReport(words.substring(0, space), read(words.substring(space + 1), Move.class));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
