package vn.hue.channels.facebook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Part;

/**
 * What one item of a webhook means.
 *
 * <p>Everywhere: {@code page} is our page, {@code user} the citizen's id on that page, {@code at} Facebook's clock.
 */
sealed interface Happening {

    /** What makes a redelivery a duplicate. */
    String externalId();

    String page();

    String user();

    Instant at();

    /**
     * A citizen wrote, tapped or corrected what was written.
     *
     * @param quotes the message that is answered by quoting, or that is corrected
     * @param standby whether another app answers in this thread at the moment
     * @param edit whether it corrects an earlier message
     */
    record Said(
            String externalId,
            String page,
            String user,
            Instant at,
            List<Part> parts,
            @Nullable String quotes,
            boolean standby,
            boolean edit)
            implements Happening {}

    /**
     * The page wrote.
     *
     * @param app who sent it; null when Facebook doesn't say
     * @param ours our own message id when we sent it and said so in its metadata
     */
    record Echo(
            String externalId,
            String page,
            String user,
            Instant at,
            List<Part> parts,
            @Nullable String app,
            @Nullable String ours)
            implements Happening {

        /** The page's inbox; the second number is printed on one of Facebook's own pages. */
        private static final List<String> INBOXES = List.of("263902037430900", "26390203743090");

        /** Whether a person typed it in the page's inbox. */
        boolean inbox() {
            return app != null && INBOXES.contains(app);
        }
    }

    /**
     * Messages of ours arrived.
     *
     * @param messages Facebook's ids of them; may be empty
     * @param until everything sent up to then has arrived; null when not said
     */
    record Delivered(
            String page,
            String user,
            Instant at,
            List<String> messages,
            @Nullable Instant until) implements Happening {

        @Override
        public String externalId() {
            return "delivery/" + user + '/' + at.toEpochMilli();
        }
    }

    /** Everything sent up to {@code until} was read. */
    record Read(String page, String user, Instant at, Instant until) implements Happening {

        @Override
        public String externalId() {
            return "read/" + user + '/' + until.toEpochMilli();
        }
    }

    /**
     * A mood about a message: never an answer.
     *
     * @param message the message it is about
     * @param mood for example {@code love}; null when taken back
     */
    record Reaction(
            String externalId,
            String page,
            String user,
            Instant at,
            String message,
            @Nullable String mood) implements Happening {}

    /** A citizen took a message back. */
    record Unsent(String page, String user, Instant at, String message) implements Happening {

        @Override
        public String externalId() {
            return "unsend/" + message;
        }
    }

    /** Somebody came by a link or an advertisement. */
    record Arrived(
            String externalId,
            String page,
            String user,
            Instant at,
            @Nullable String ref) implements Happening {}

    /**
     * Somebody commented on a post of the page.
     *
     * @param user the commenter's id, which is not the id in a chat; empty without permission
     */
    record Comment(String externalId, String page, String user, Instant at, String comment, List<Part> parts)
            implements Happening {}

    /** Facebook blocks or warns the page. */
    record Policy(String externalId, String page, Instant at, String action) implements Happening {

        @Override
        public String user() {
            return "";
        }
    }

    /**
     * Known or not, and nothing to do but to keep it.
     *
     * @param what the name of its kind
     */
    record Other(String externalId, String page, String user, Instant at, String what, boolean known, String raw)
            implements Happening {}

    /** Can't be read; the rest of the batch can. */
    record Invalid(String externalId, String page, Flaw flaw, String raw) implements Happening {

        @Override
        public String user() {
            return "";
        }

        @Override
        public Instant at() {
            return Instant.EPOCH;
        }
    }

    /** What is wrong with a body or an item. */
    enum Flaw {
        EMPTY,
        NOT_JSON,
        NOT_AN_OBJECT,
        NOT_A_PAGE,
        NO_ENTRIES,
        NOT_AN_ITEM,
        /** Without sender, recipient, time or message id. */
        INCOMPLETE
    }
}
