package vn.hue.gateway.card;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.api.Masking;

/**
 * What a card may show of its report: enough to recognise it, nobody's details in full, whoever holds the link.
 * {@code QĐ 30/2022, Điều 5.5}.
 *
 * @param subject the key of the draft or report
 * @param to whose conversation goes on with what is sent
 * @param question what the centre asks; null while the report is still being taken in
 * @param matter the first words of it, masked; null when nothing was told yet
 * @param known what is given already, in the order it is asked for
 * @param asked what the page asks for
 */
public record CardFacts(
        String subject,
        Address to,
        Language language,
        @Nullable String question,
        @Nullable String matter,
        List<Known> known,
        Set<Field> asked) {

    private static final int MATTER = 90;

    /** What a page can ask for; the constants' names are the fields' names. */
    public enum Field {
        CONTENT,
        MEDIA,
        PLACE,
        SEEN,
        NAME,
        PHONE,
        EMAIL,
        CONSENT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One thing that is given, as it may be shown; empty when only that it is given. */
    public record Known(Field field, String shown) {}

    /** What the card of a draft or report shows; empty when it was sent, cancelled, has ended or asks for nothing now. */
    static Optional<CardFacts> of(Conversation state, String subject) {
        Draft draft = state.draft();
        if (draft != null && draft.key().equals(subject)) {
            return Optional.of(ofDraft(state, draft));
        }
        return state.reports().stream()
                .filter(r -> r.key().equals(subject) && r.supplement() != null)
                .findFirst()
                .map(report -> ofReport(state, report));
    }

    private static CardFacts ofDraft(Conversation state, Draft draft) {
        List<Known> known = new ArrayList<>();
        Sender sender = draft.sender();
        add(
                known,
                Field.MEDIA,
                draft.media().isEmpty() ? null : String.valueOf(draft.media().size()));
        add(known, Field.PLACE, draft.place() == null ? null : place(draft.place(), sender));
        add(known, Field.SEEN, draft.seenAt() == null ? null : draft.seenAt().toString());
        add(known, Field.NAME, Masking.MASKED.name(sender.name()));
        add(known, Field.PHONE, Masking.MASKED.phone(sender.phone()));
        add(known, Field.EMAIL, sender.hasNoEmail() ? "" : Masking.MASKED.email(sender.email()));
        add(known, Field.CONSENT, sender.consent() == null ? null : "");
        Set<Field> asked = EnumSet.allOf(Field.class);
        known.forEach(k -> asked.remove(k.field()));
        asked.add(Field.MEDIA);
        if (draft.content() != null) {
            asked.remove(Field.CONTENT);
        }
        return new CardFacts(
                draft.key(), state.address(), state.language(), null, matter(draft.content(), sender), known, asked);
    }

    private static CardFacts ofReport(Conversation state, Report report) {
        Report.Question question = report.supplement();
        return new CardFacts(
                report.key(),
                state.address(),
                state.language(),
                question == null ? "" : Masking.MASKED.text(question.text(), report.sender()),
                matter(report.content(), report.sender()),
                List.of(),
                EnumSet.of(Field.CONTENT, Field.MEDIA, Field.PLACE));
    }

    private static void add(List<Known> known, Field field, @Nullable String shown) {
        if (shown != null) {
            known.add(new Known(field, shown));
        }
    }

    private static String place(Place place, Sender sender) {
        return place.address() == null ? "" : Masking.MASKED.text(place.address(), sender);
    }

    private static @Nullable String matter(@Nullable String content, Sender sender) {
        if (content == null || content.isBlank()) {
            return null;
        }
        String masked = Masking.MASKED.text(content.replace('\n', ' '), sender);
        return masked.codePointCount(0, masked.length()) <= MATTER
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, MATTER)) + "…";
    }

    boolean asks(Field field) {
        return asked.contains(field);
    }

    /** When what is shown is a time. */
    static Optional<Instant> time(Known known) {
        return known.field() == Field.SEEN ? Optional.of(Instant.parse(known.shown())) : Optional.empty();
    }
}
