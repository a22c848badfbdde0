package vn.hue.gateway.work;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Worklist;

/**
 * Does what people of the centre want done to a conversation: looks whether it can be done, writes it down, and puts it
 * into the inbox.
 *
 * <p>Only the turn decides who holds a conversation. What is looked at here spares people the wait, and tells them why at
 * once.
 */
public final class ConversationWork {

    /** More than one person ever talks in at once; the lease ends what is beyond. */
    private static final int HELD = 200;

    private final Stores stores;
    private final Desk door;
    private final Audit audit;
    private final InstantSource clock;

    public ConversationWork(Stores stores, Desk door, Audit audit, InstantSource clock) {
        this.stores = stores;
        this.door = door;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who acts.
     *
     * @param account whose name stands in the history and in the audit log
     * @param team to which something may have been transferred; null for none
     */
    public record Person(String account, @Nullable String team, Origin from) {}

    /** What became of it. */
    public sealed interface Outcome {

        /** On record and in the inbox; the turn makes it so in a moment. */
        record Taken() implements Outcome {}

        /** There is no such conversation. */
        record Unknown() implements Outcome {}

        /** Somebody else holds it; nothing was done. */
        record Held(Conversation.Handover by) implements Outcome {}

        /** It was not offered to them, or no longer is; nothing was done. */
        record NotOffered() implements Outcome {}
    }

    /**
     * Does it, or says why not.
     *
     * @param id of the deed, made by whoever asks: the same twice is one deed
     * @param name a word for the audit log, for example {@code take-over}
     * @param about what else it concerns, for example {@link Audit#report}
     */
    public Future<Outcome> did(
            Person who, String conversation, String id, String name, Event.Action action, String... about) {
        return stores.conversations().load(conversation).compose(snapshot -> {
            if (snapshot == null) {
                return Future.succeededFuture(new Outcome.Unknown());
            }
            Conversation.Handover held = snapshot.state().held();
            if (held != null && keptFrom(held, who, action)) {
                return Future.succeededFuture(new Outcome.Held(held));
            }
            String[] concerned = Stream.concat(Stream.of(Audit.conversation(conversation)), Arrays.stream(about))
                    .toArray(String[]::new);
            if (action instanceof Event.Decline decline) {
                return held == null || !mayDecline(held, who.account(), who.team())
                        ? Future.succeededFuture(new Outcome.NotOffered())
                        : known(decline, held, who)
                                .compose(known -> put(who, conversation, id, name, known, concerned));
            }
            return put(who, conversation, id, name, action, concerned);
        });
    }

    private Future<Outcome> put(
            Person who, String conversation, String id, String name, Event.Action action, String... concerned) {
        return audit.did(who.account(), who.from(), Act.DEED, name, concerned)
                .compose(noted ->
                        door.did(conversation, id, new Event.OperatorDid(clock.instant(), who.account(), action)))
                .map(accepted -> new Outcome.Taken());
    }

    /** With who else could take it, and whether the giver is there to have it back. */
    private Future<Event.Decline> known(Event.Decline decline, Conversation.Handover held, Person who) {
        Instant now = clock.instant();
        return stores.staff().accounts().all().map(all -> {
            List<String> others = all.stream()
                    .filter(account -> isThere(account, now)
                            && !account.name().equals(who.account())
                            && mayAccept(held, account.name(), account.duty().team()))
                    .map(Account::name)
                    .toList();
            boolean giverGone =
                    all.stream().anyMatch(account -> account.name().equals(held.operator()) && !isThere(account, now));
            return new Event.Decline(decline.reason(), others, giverGone);
        });
    }

    private static boolean isThere(Account account, Instant now) {
        return !account.disabled()
                && account.role().mayReveal()
                && !account.duty().away(now);
    }

    private static boolean keptFrom(Conversation.Handover held, Person who, Event.Action action) {
        if (!speaks(action) || held.operator().equals(who.account())) {
            return false;
        }
        return !(action instanceof Event.TakeOver) || !mayAccept(held, who.account(), who.team());
    }

    private static boolean speaks(Event.Action action) {
        return action instanceof Event.TakeOver
                || action instanceof Event.Write
                || action instanceof Event.HandBack
                || action instanceof Event.Collect
                || action instanceof Event.Transfer
                || action instanceof Event.TakeBack
                || action instanceof Event.FillIn;
    }

    /** Whether a conversation waits for somebody to take it over, as themselves, as one of a team, or as anyone. */
    public static boolean mayAccept(Conversation.Handover held, String account, @Nullable String team) {
        Conversation.Offer offer = held.offer();
        if (offer == null || held.operator().equals(account)) {
            return false;
        }
        return offer.colleague() != null
                ? offer.colleague().equals(account)
                : offer.team() == null || Duty.sameTeam(offer.team(), team);
    }

    /** Whether they were asked and have not said that they don't take it. */
    public static boolean mayDecline(Conversation.Handover held, String account, @Nullable String team) {
        Conversation.Offer offer = held.offer();
        return offer != null
                && mayAccept(held, account, team)
                && !offer.declined().contains(account);
    }

    /** The open page of whoever holds a conversation; no deed of a person, so it stands in no record. */
    public Future<Void> stillHere(String account, String conversation) {
        return stores.conversations()
                .load(conversation)
                .compose(snapshot -> heldBy(snapshot, account)
                        ? door.did(
                                        conversation,
                                        UUID.randomUUID().toString(),
                                        new Event.OperatorDid(clock.instant(), account, new Event.StillHere()))
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    /**
     * Whoever may not speak with citizens any more holds nothing: the bot goes on, and colleagues are called.
     *
     * @param who took that right from {@code account}
     */
    public Future<Void> release(Person who, String account) {
        return stores.conversations()
                .work(new Worklist.Ask(
                        Worklist.Order.LATEST,
                        List.of(Listing.Facet.operator(account)),
                        List.of(),
                        Instant.EPOCH,
                        Listing.NEVER,
                        null,
                        null,
                        HELD))
                .compose(held -> {
                    List<Future<Outcome>> freed = held.stream()
                            .map(row -> put(
                                    who,
                                    row.id(),
                                    UUID.randomUUID().toString(),
                                    "release",
                                    new Event.Release(account),
                                    Audit.conversation(row.id())))
                            .toList();
                    return freed.isEmpty()
                            ? Future.succeededFuture()
                            : Future.join(freed).mapEmpty();
                });
    }

    private static boolean heldBy(@Nullable Snapshot snapshot, String account) {
        Conversation.Handover held = snapshot == null ? null : snapshot.state().held();
        return held != null && held.operator().equals(account);
    }
}
