package vn.hue.channels.zalo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Part;

/**
 * What one webhook of Zalo means.
 *
 * <p>Everywhere: {@code oa} is our Official Account, {@code user} the citizen, {@code at} Zalo's clock and null when it
 * can't be read.
 */
sealed interface ZaloItem {

    @Nullable
    String oa();

    @Nullable
    String user();

    @Nullable
    Instant at();

    /**
     * A citizen wrote, sent something or filled in the contact form.
     *
     * @param quotes id of the message that is answered by quoting
     * @param shape which of the shapes it has that Zalo's documents leave open; null when none is in doubt
     */
    record Said(
            String externalId,
            String oa,
            String user,
            @Nullable Instant at,
            List<Part> parts,
            @Nullable String quotes,
            boolean form,
            @Nullable String shape)
            implements ZaloItem {}

    /**
     * The OA wrote: we, another program, or a person in Zalo's own console.
     *
     * @param admin who typed it in the console; null when a program sent it
     */
    record Echo(
            String externalId,
            String oa,
            String user,
            @Nullable Instant at,
            List<Part> parts,
            @Nullable String admin) implements ZaloItem {}

    /**
     * Messages of ours arrived or were read.
     *
     * @param messages Zalo's ids of them
     * @param trackingId our own id, only for templates sent to a phone number
     */
    record Receipt(
            String oa,
            String user,
            @Nullable Instant at,
            DeliveryState state,
            List<String> messages,
            @Nullable String trackingId)
            implements ZaloItem {

        public Receipt {
            messages = List.copyOf(messages);
        }
    }

    record Following(
            String externalId,
            String oa,
            String user,
            @Nullable Instant at,
            boolean follows) implements ZaloItem {}

    record Reaction(
            String externalId,
            String oa,
            String user,
            @Nullable Instant at,
            @Nullable String message,
            @Nullable String icon)
            implements ZaloItem {}

    /** The person wants their data deleted. */
    record Withdrawal(
            String externalId,
            @Nullable String oa,
            String user,
            @Nullable Instant at) implements ZaloItem {}

    /**
     * Known, and nothing to do.
     *
     * @param acted whether Zalo counts the time for our answers from it
     */
    record Ignored(
            String externalId,
            String event,
            @Nullable String oa,
            @Nullable String user,
            @Nullable Instant at,
            boolean acted)
            implements ZaloItem {}

    /** An event nobody here knows. */
    record Unknown(
            String externalId,
            String event,
            @Nullable String oa,
            @Nullable String user,
            @Nullable Instant at) implements ZaloItem {}

    /** Not an event at all. */
    record Invalid(Flaw flaw) implements ZaloItem {

        @Override
        public @Nullable String oa() {
            return null;
        }

        @Override
        public @Nullable String user() {
            return null;
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /** What is wrong with a body. */
    enum Flaw {
        EMPTY,
        NOT_JSON,
        NOT_AN_OBJECT,
        NO_EVENT_NAME,
        /** A known event without sender, recipient or message. */
        INCOMPLETE
    }
}
