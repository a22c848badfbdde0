package vn.hue.channels.zalo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Words;
import vn.hue.channels.inspect.Inspected;
import vn.hue.channels.inspect.Inspected.Kind;
import vn.hue.channels.inspect.Inspected.Signature;
import vn.hue.channels.inspect.Piece;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Part;

/** Tells support staff what a webhook's body means. Pure; never throws on foreign input. */
public final class ZaloInspect {

    /**
     * The items of a body.
     *
     * @param oaSecret the OA secret key; null when the signature can't be checked
     * @param appId null for the one the body names
     * @param headers names in any case
     * @param language {@code vi} or {@code en}: of the reasons
     */
    public static List<Inspected> inspect(
            byte[] body,
            @Nullable String oaSecret,
            @Nullable String appId,
            Map<String, String> headers,
            String language) {
        Words words = new Words("zalo", language);
        ZaloWire event = ZaloEvents.open(body);
        String app = appId != null ? appId : event == null ? "" : or(event.text("app_id"), "");
        boolean signed = ZaloSignature.header(headers, ZaloSignature.HEADER) != null;
        Signature signature = oaSecret == null
                ? Signature.ABSENT
                : new ZaloSignature(app, accounts(event), oaSecret, EnumSet.allOf(ZaloSignature.Variant.class))
                        .check(body, headers)
                        .signature();
        String doubt = oaSecret == null && signed ? words.say("inspect.no-secret") : null;
        return items(new ZaloEvents(Set.of()).read(body), event, signature, doubt, words);
    }

    private static List<Inspected> items(
            ZaloItem item, @Nullable ZaloWire event, Signature signature, @Nullable String doubt, Words words) {
        if (item instanceof ZaloItem.Said said) {
            Kind kind = said.form() ? Kind.CONTACT : Kind.MESSAGE;
            return List.of(new Inspected(
                    kind,
                    said.externalId(),
                    said.user(),
                    said.oa(),
                    said.at(),
                    said.form() ? null : words(event, said.parts()),
                    Piece.of(said.parts()),
                    Inspected.Contact.in(said.parts()),
                    signature,
                    and(unread(said.parts(), words), doubt)));
        } else if (item instanceof ZaloItem.Echo echo) {
            String who = words.say(echo.admin() == null ? "inspect.program" : "inspect.console");
            return List.of(new Inspected(
                    Kind.ECHO,
                    echo.externalId(),
                    echo.user(),
                    echo.oa(),
                    echo.at(),
                    words(event, echo.parts()),
                    Piece.of(echo.parts()),
                    null,
                    signature,
                    and(who, unread(echo.parts(), words))));
        } else if (item instanceof ZaloItem.Receipt receipt) {
            Kind kind = receipt.state() == DeliveryState.READ ? Kind.READ : Kind.DELIVERED;
            List<Inspected> all = new ArrayList<>();
            receipt.messages().forEach(message -> all.add(plain(kind, message, receipt, signature, doubt)));
            return all;
        } else if (item instanceof ZaloItem.Following following) {
            Kind kind = following.follows() ? Kind.FOLLOW : Kind.UNFOLLOW;
            return List.of(plain(kind, following.externalId(), item, signature, doubt));
        } else if (item instanceof ZaloItem.Reaction reaction) {
            List<Piece> icon = reaction.icon() == null
                    ? List.of()
                    : List.of(new Piece("sticker", null, null, null, null, reaction.icon()));
            return List.of(new Inspected(
                    Kind.REACTION,
                    or(reaction.message(), reaction.externalId()),
                    reaction.user(),
                    reaction.oa(),
                    reaction.at(),
                    null,
                    icon,
                    null,
                    signature,
                    doubt));
        } else if (item instanceof ZaloItem.Withdrawal withdrawal) {
            return List.of(plain(Kind.WITHDRAW, withdrawal.externalId(), item, signature, doubt));
        } else if (item instanceof ZaloItem.Ignored ignored) {
            String why = words.say("inspect.ignored", "event", ignored.event());
            return List.of(plain(Kind.IGNORED, ignored.externalId(), item, signature, why));
        } else if (item instanceof ZaloItem.Unknown unknown) {
            String why = words.say("inspect.unknown", "event", unknown.event());
            return List.of(plain(Kind.IGNORED, unknown.externalId(), item, signature, why));
        } else if (item instanceof ZaloItem.Invalid invalid) {
            String key =
                    "inspect." + invalid.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-');
            String name = event == null ? "" : or(event.text("event_name"), "");
            return List.of(Inspected.invalid(signature, words.say(key, "event", name)));
        }
        throw new IllegalStateException("an item nobody knows: " + item.getClass());
    }

    private static Inspected plain(
            Kind kind, String externalId, ZaloItem item, Signature signature, @Nullable String reason) {
        return new Inspected(
                kind, externalId, item.user(), item.oa(), item.at(), null, List.of(), null, signature, reason);
    }

    /** Also those that name a place or a person, or say the link. */
    private static @Nullable String words(@Nullable ZaloWire event, List<Part> parts) {
        String read = Inspected.words(parts);
        return read != null || event == null ? read : ZaloParts.words(event.object("message"));
    }

    private static @Nullable String unread(List<Part> parts, Words words) {
        String unread = Piece.unread(parts);
        return unread.isEmpty() ? null : words.say("inspect.unread", "what", unread);
    }

    private static @Nullable String and(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + ' ' + other;
    }

    private static Set<String> accounts(@Nullable ZaloWire event) {
        Set<String> accounts = new HashSet<>();
        if (event != null) {
            for (String id : new String[] {
                or(event.text("oa_id"), ""),
                or(event.object("sender").text("id"), ""),
                or(event.object("recipient").text("id"), "")
            }) {
                accounts.add(id);
            }
            accounts.remove("");
        }
        return accounts;
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private ZaloInspect() {}
}
