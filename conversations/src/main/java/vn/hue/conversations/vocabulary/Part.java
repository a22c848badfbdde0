package vn.hue.conversations.vocabulary;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One piece of a citizen's message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Part.Attachment.class, name = "attachment"),
    @JsonSubTypes.Type(value = Part.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Part.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Part.ContactCard.class, name = "contact"),
    @JsonSubTypes.Type(value = Part.CardFilled.class, name = "card"),
    @JsonSubTypes.Type(value = Part.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Part.Sticker.class, name = "sticker"),
    @JsonSubTypes.Type(value = Part.Unsupported.class, name = "unsupported")
})
public sealed interface Part {

    /** Whether it is a file that its host has not given yet. */
    default boolean away() {
        return this instanceof Attachment attachment
                && attachment.media().id() == null
                && attachment.media().url() != null;
    }

    /** Words, in NFC; the adapter normalises. */
    record Text(String text) implements Part {}

    /** A picture, video, recording or file. */
    record Attachment(Media media) implements Part {}

    /**
     * A pin.
     *
     * @param accuracyMetres radius the device gives; null when it says nothing
     * @param label what the provider calls the place
     */
    record Location(
            GeoPoint point,
            @Nullable Double accuracyMetres,
            @Nullable String label) implements Part {}

    /**
     * A tapped button.
     *
     * @param payload the {@link Option#payload} we offered
     * @param label what stood on it
     */
    record Choice(String payload, String label) implements Part {}

    /** Contact details shared by a form or a card of the channel. */
    record ContactCard(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String address) implements Part {}

    /**
     * What was typed on our web card; pictures and the position come as parts beside it. Null is "left as it was".
     *
     * @param subject the key of the draft or report the card was for
     * @param content what is wrong
     * @param address where, in words
     * @param phone E.164
     * @param email lower case
     * @param hasNoEmail whether the citizen said to have none
     */
    record CardFilled(
            String subject,
            @Nullable String content,
            @Nullable String address,
            @Nullable Instant seenAt,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            boolean hasNoEmail,
            @Nullable Boolean consent)
            implements Part {}

    /** A shared link. */
    record Link(String url, @Nullable String title) implements Part {}

    /**
     * A sticker, gif or reaction: a mood, never an answer.
     *
     * @param id the provider's
     * @param url where it can be looked at; expires
     */
    record Sticker(@Nullable String id, @Nullable String url) implements Part {}

    /**
     * Something we can't read; the raw payload is kept with the inbox entry.
     *
     * @param what the provider's name for it
     */
    record Unsupported(String what) implements Part {}
}
