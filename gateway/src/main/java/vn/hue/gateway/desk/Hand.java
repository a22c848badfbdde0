package vn.hue.gateway.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.delivery.Outlook;
import vn.hue.gateway.work.ConversationWork;

/**
 * What the page says of who speaks with the citizen and how they are reached, and what the reader can do about it.
 *
 * @param asked who was asked to take it over; null when nobody was
 * @param declined why the reader still has it; null when nobody declined it, or the reader has acted since
 * @param colleagues to whom it can be given
 * @param teams to which it can be given
 * @param outlook how the citizen can be written to
 * @param others what else the same person has with us, found by a proven number
 * @param transfer the form as it was sent, with what is wrong
 * @param byHand likewise, of what the operator writes into the report
 */
public record Hand(
        @Nullable Asked asked,
        @Nullable Declined declined,
        List<People.Colleague> colleagues,
        List<String> teams,
        Outlook outlook,
        List<InboxRow> others,
        Form transfer,
        Form byHand) {

    /** As a browser's field for date and time writes it. */
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    public Hand {
        colleagues = List.copyOf(colleagues);
        teams = List.copyOf(teams);
        others = List.copyOf(others);
    }

    /**
     * Who was asked.
     *
     * @param colleague as colleagues read it; null when no single person was meant
     * @param mine whether the reader may take it over
     * @param gone whether nobody is left who could
     * @param open whether the reader has not said that they don't
     * @param note what the asker says; masked with the rest
     * @param declined who of those asked don't, as colleagues read it
     */
    public record Asked(
            Instant since,
            @Nullable String colleague,
            @Nullable String team,
            boolean mine,
            boolean gone,
            boolean open,
            String note,
            List<String> declined) {
        public Asked {
            declined = List.copyOf(declined);
        }
    }

    /**
     * Who did not take what the reader wanted to give away.
     *
     * @param name as colleagues read it
     * @param reason masked with the rest
     */
    public record Declined(Instant at, String name, String reason) {}

    static Hand of(
            Conversation state,
            People people,
            String reader,
            Masking masking,
            Outlook outlook,
            List<InboxRow> others,
            ZoneId zone,
            @Nullable Form transfer,
            @Nullable Form byHand) {
        return new Hand(
                asked(state, people, reader, masking),
                declined(state, people, reader, masking),
                people.besides(reader),
                people.teamsBesides(reader),
                outlook,
                others,
                transfer == null ? new Form() : transfer,
                byHand == null ? known(state.draft(), masking, zone) : byHand);
    }

    private static @Nullable Asked asked(Conversation state, People people, String reader, Masking masking) {
        Conversation.Handover held = state.held();
        Conversation.Offer offer = held == null ? null : held.offer();
        if (held == null || offer == null) {
            return null;
        }
        Sender sender = state.draft() == null ? state.sender() : state.draft().sender();
        return new Asked(
                offer.at(),
                offer.colleague() == null ? null : people.name(offer.colleague()),
                offer.team(),
                ConversationWork.mayAccept(held, reader, people.team(reader)),
                people.besides(held.operator()).stream()
                        .noneMatch(one -> ConversationWork.mayAccept(held, one.account(), one.team())),
                ConversationWork.mayDecline(held, reader, people.team(reader)),
                offer.note() == null ? "" : masking.text(offer.note(), sender),
                offer.declined().stream().map(people::name).toList());
    }

    private static @Nullable Declined declined(Conversation state, People people, String reader, Masking masking) {
        Conversation.Handover held = state.held();
        Conversation.Declined declined = held == null ? null : held.declined();
        if (held == null || declined == null || !held.operator().equals(reader)) {
            return null;
        }
        Sender sender = state.draft() == null ? state.sender() : state.draft().sender();
        return new Declined(declined.at(), people.name(declined.by()), masking.text(declined.reason(), sender));
    }

    /** What is given already stands in the fields when it may be read; a masked number must not be sent back. */
    private static Form known(@Nullable Draft draft, Masking masking, ZoneId zone) {
        Form form = new Form();
        if (draft == null) {
            return form;
        }
        if (draft.seenAt() != null) {
            form.with("seen", FIELD.format(draft.seenAt().atZone(zone)));
        }
        if (masking != Masking.REVEALED) {
            return form;
        }
        var place = draft.place();
        List<String[]> given = new ArrayList<>();
        given.add(new String[] {"content", draft.content()});
        given.add(new String[] {"address", place == null ? null : place.address()});
        given.add(new String[] {"name", draft.sender().name()});
        given.add(new String[] {"phone", draft.sender().phone()});
        given.add(new String[] {"email", draft.sender().email()});
        given.forEach(field -> form.with(field[0], field[1] == null ? "" : field[1]));
        return form;
    }
}
