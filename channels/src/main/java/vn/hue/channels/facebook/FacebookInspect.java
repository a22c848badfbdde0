package vn.hue.channels.facebook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.channels.inspect.Inspected;
import vn.hue.channels.inspect.Inspected.Kind;
import vn.hue.channels.inspect.Inspected.Signature;
import vn.hue.channels.inspect.Piece;
import vn.hue.conversations.vocabulary.Part;

/** Tells support staff what a webhook's body means, item by item. Pure; never throws on foreign input. */
public final class FacebookInspect {

    private final Signature signature;
    private final @Nullable String appId;
    private final @Nullable String doubt;
    private final Words words;

    private FacebookInspect(Signature signature, @Nullable String appId, @Nullable String doubt, Words words) {
        this.signature = signature;
        this.appId = appId;
        this.doubt = doubt;
        this.words = words;
    }

    /**
     * The items of a body by Facebook's clock; at least one, invalid if need be.
     *
     * @param secret the app's; null when the signature can't be checked
     * @param appId our app's, to tell our own echoes; null when not known
     * @param headers names in any case
     * @param language {@code vi} or {@code en}: of the reasons
     */
    public static List<Inspected> inspect(
            byte[] body,
            @Nullable String secret,
            @Nullable String appId,
            Map<String, String> headers,
            String language) {
        String header = headers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(WebhookSignature.HEADER))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        boolean checked = header != null && secret != null && !secret.isEmpty();
        Signature signature = Signature.ABSENT;
        if (header != null && secret != null && !secret.isEmpty()) {
            boolean valid = new WebhookSignature(secret).isOn(body, header.strip());
            signature = valid ? Signature.VALID : Signature.INVALID;
        }
        Words words = new Words(FacebookUser.CHANNEL, language);
        String doubt = header != null && !checked ? words.say("inspect.no-secret") : null;
        FacebookInspect inspect = new FacebookInspect(signature, appId, doubt, words);
        return Webhooks.read(body).stream().map(inspect::item).toList();
    }

    private Inspected item(Happening item) {
        if (item instanceof Happening.Said said) {
            String id = said.edit() ? said.quotes() : said.externalId();
            String why = said.edit() ? "inspect.edit" : said.standby() ? "inspect.standby" : null;
            return of(Kind.MESSAGE, id, said, said.parts(), why == null ? null : words.say(why));
        } else if (item instanceof Happening.Echo echo) {
            boolean own = echo.ours() != null || (appId != null && appId.equals(echo.app()));
            // Without our own app's id nobody can say whether it was ours.
            boolean open = !own && appId == null && echo.app() != null && !echo.inbox();
            String why = own
                    ? words.say("inspect.echo.own")
                    : open
                            ? words.say("inspect.echo.app", "app", String.valueOf(echo.app()))
                            : words.say("inspect.echo.person");
            return of(Kind.ECHO, echo.externalId(), echo, echo.parts(), why);
        } else if (item instanceof Happening.Delivered delivered) {
            List<String> ids = delivered.messages();
            return of(Kind.DELIVERED, ids.isEmpty() ? null : ids.get(0), delivered, List.of(), null);
        } else if (item instanceof Happening.Read read) {
            return of(Kind.READ, null, read, List.of(), null);
        } else if (item instanceof Happening.Reaction reaction) {
            String mood = reaction.mood();
            String why = mood == null
                    ? words.say("inspect.reaction.taken-back")
                    : words.say("inspect.reaction", "mood", mood);
            return of(Kind.REACTION, reaction.message(), reaction, List.of(), why);
        } else if (item instanceof Happening.Unsent unsent) {
            return of(Kind.WITHDRAW, unsent.message(), unsent, List.of(), null);
        } else if (item instanceof Happening.Comment comment) {
            return of(Kind.MESSAGE, comment.comment(), comment, comment.parts(), words.say("inspect.comment"));
        } else if (item instanceof Happening.Invalid invalid) {
            String flaw = invalid.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Inspected.invalid(signature, words.say("inspect.invalid." + flaw));
        }
        return of(Kind.IGNORED, null, item, List.of(), ignored(item));
    }

    private String ignored(Happening item) {
        if (item instanceof Happening.Arrived) {
            return words.say("inspect.referral");
        } else if (item instanceof Happening.Policy policy) {
            return words.say("inspect.policy", "action", policy.action());
        } else if (item instanceof Happening.Other other) {
            return words.say(other.known() ? "inspect.known" : "inspect.unknown", "event", other.what());
        }
        throw new IllegalStateException("an item nobody knows: " + item.getClass());
    }

    private Inspected of(Kind kind, @Nullable String id, Happening item, List<Part> parts, @Nullable String why) {
        String unread = Piece.unread(parts);
        String reason = Stream.of(why, unread.isEmpty() ? null : words.say("inspect.unread", "what", unread), doubt)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Inspected(
                kind,
                id,
                item.user().isEmpty() ? null : item.user(),
                item.page().isEmpty() ? null : item.page(),
                item.at().equals(Instant.EPOCH) ? null : item.at(),
                said(parts),
                Piece.of(parts),
                Inspected.Contact.in(parts),
                signature,
                reason.isEmpty() ? null : reason);
    }

    /** As it stands in the chat: of a quick reply for a number or an address, the number or the address. */
    private static @Nullable String said(List<Part> parts) {
        String words = Inspected.words(parts);
        return words != null
                ? words
                : parts.stream()
                        .filter(Part.ContactCard.class::isInstance)
                        .map(Part.ContactCard.class::cast)
                        .map(card -> card.phone() != null ? card.phone() : card.email())
                        .findFirst()
                        .orElse(null);
    }
}
