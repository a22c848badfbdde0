package vn.hue.channels.inspect;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Part;

/**
 * One item of a webhook's body in words that are the same for every provider.
 *
 * @param externalId the provider's id of it; null when it has none
 * @param user whom it is about, as the provider names them
 * @param account our own account
 * @param at by the provider's clock; null when it doesn't say
 * @param text what was said in words, lines parted by newlines: the label of a tapped button, too; null without words
 * @param parts what it holds; empty for everything but messages and echoes
 * @param reason why it is ignored or invalid; else null, or what is worth knowing
 */
public record Inspected(
        Kind kind,
        @Nullable String externalId,
        @Nullable String user,
        @Nullable String account,
        @Nullable Instant at,
        @Nullable String text,
        List<Piece> parts,
        @Nullable Contact contact,
        Signature signature,
        @Nullable String reason) {

    public Inspected {
        parts = List.copyOf(parts);
    }

    /** A body that can't be read. */
    public static Inspected invalid(Signature signature, String reason) {
        return new Inspected(Kind.INVALID, null, null, null, null, null, List.of(), null, signature, reason);
    }

    /** What is said in the words of some parts; null when there are none. */
    public static @Nullable String words(List<Part> parts) {
        String words = parts.stream()
                .map(part -> part instanceof Part.Text text
                        ? text.text()
                        : part instanceof Part.Choice choice ? choice.label() : "")
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? null : words;
    }

    /** All keys are always there; {@code at} is in epoch milliseconds. */
    public JsonObject json() {
        JsonArray pieces = new JsonArray();
        parts.forEach(piece -> pieces.add(piece.json()));
        return new JsonObject()
                .put("kind", kind.word())
                .put("externalId", externalId)
                .put("user", user)
                .put("account", account)
                .put("at", at == null ? null : at.toEpochMilli())
                .put("text", text)
                .put("parts", pieces)
                .put("contact", contact == null ? null : contact.json())
                .put("signature", signature.word())
                .put("reason", reason);
    }

    /** The items as {@code bin/gateway inspect} prints them. */
    public static JsonArray json(List<Inspected> items) {
        JsonArray all = new JsonArray();
        items.forEach(item -> all.add(item.json()));
        return all;
    }

    /** What an item is. */
    public enum Kind {
        MESSAGE,
        ECHO,
        DELIVERED,
        READ,
        FOLLOW,
        UNFOLLOW,
        CONTACT,
        REACTION,
        WITHDRAW,
        IGNORED,
        INVALID;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the body is proven to be the provider's. */
    public enum Signature {
        VALID,
        INVALID,
        ABSENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Contact details of a form or a card. */
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {

        /** The details of the last card among the parts; null when there is none. */
        public static @Nullable Contact in(List<Part> parts) {
            Contact contact = null;
            for (Part part : parts) {
                if (part instanceof Part.ContactCard card) {
                    contact = new Contact(card.name(), card.phone(), card.address());
                }
            }
            return contact;
        }

        private JsonObject json() {
            return new JsonObject().put("name", name).put("phone", phone).put("address", address);
        }
    }
}
