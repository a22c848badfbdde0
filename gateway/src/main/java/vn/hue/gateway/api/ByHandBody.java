package vn.hue.gateway.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.hue.conversations.dialog.ByHand;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.work.Told;

/** What another program learned of a citizen's report, to be filled in so that the bot need not ask. */
final class ByHandBody {

    /** Only what a report must have can be asked for. */
    static final Set<Question.Kind> ASKABLE = EnumSet.of(
            Question.Kind.CONTENT,
            Question.Kind.MEDIA,
            Question.Kind.PLACE,
            Question.Kind.SEEN_AT,
            Question.Kind.NAME,
            Question.Kind.PHONE,
            Question.Kind.EMAIL,
            Question.Kind.CONSENT);

    private static final Map<Question.Kind, String> FIELDS = Map.of(
            Question.Kind.CONTENT, "content",
            Question.Kind.PLACE, "address",
            Question.Kind.SEEN_AT, "seenAt",
            Question.Kind.NAME, "name",
            Question.Kind.PHONE, "phone",
            Question.Kind.EMAIL, "email");

    private static final Map<Question.Kind, String> FAULTS = Map.of(
            Question.Kind.CONTENT, "TOO_LONG",
            Question.Kind.PLACE, "OUTSIDE",
            Question.Kind.SEEN_AT, "IN_THE_FUTURE",
            Question.Kind.NAME, "NO_NAME",
            Question.Kind.PHONE, "NO_NUMBER",
            Question.Kind.EMAIL, "NO_MAIL");

    private final Reader reader;
    private final InstantSource clock;

    ByHandBody(Reader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    Event.FillIn read(Given given, Conversation state) {
        Instant now = clock.instant();
        String phone = given.text("phone", ReportApi.NAME);
        String email = given.text("email", ReportApi.NAME);
        Part.CardFilled card = new Part.CardFilled(
                state.draft() == null ? "" : state.draft().key(),
                given.text("content", ReportApi.TEXT),
                given.text("address", ReportApi.NAME),
                given.time("seenAt"),
                given.text("name", ReportApi.NAME),
                phone == null ? null : Told.phone(phone, now).orElse(phone),
                email == null ? null : email.toLowerCase(Locale.ROOT),
                Boolean.TRUE.equals(given.bool("noEmail")),
                null);
        Reading read = card.address() == null ? Reading.NOTHING : reader.read(card.address(), now);
        ByHand.wrong(card, read, now)
                .forEach(kind -> given.fault(FIELDS.getOrDefault(kind, ""), FAULTS.getOrDefault(kind, "UNKNOWN")));
        boolean nothing = card.content() == null
                && card.address() == null
                && card.seenAt() == null
                && card.name() == null
                && phone == null
                && email == null
                && !card.hasNoEmail();
        if (nothing) {
            given.fault("content", "MISSING");
        }
        return new Event.FillIn(card, read);
    }
}
