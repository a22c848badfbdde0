package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Open work: every entry that was accepted and has not yet had all its consequences.
 *
 * <p>An entry that is done leaves, but its id is remembered. So a second delivery meets one of two things: the open
 * entry, in {@link #add}, or the memory of it, in {@link #doneBefore}. The memory is written before the entry leaves;
 * therefore asking once, any time after {@code add} said "new", is conclusive. What remembers a citizen's message may be
 * its line in {@link Lines}, which is to be durable before the message is done.
 */
public interface Inbox {

    /** Durable when the future succeeds; false when an entry of this id is open already. */
    Future<Boolean> add(Entry entry, String owner);

    /** The ids of those open entries that were done once before, in an earlier delivery. */
    Future<Set<String>> doneBefore(Collection<Entry> entries);

    /** Remembers the entries as done, then lets them go. May be called again. */
    Future<Void> done(Collection<Entry> entries);

    /** Those of these entries which are open. */
    Future<List<Entry>> find(Collection<String> ids);

    /** Whether an event of this id, which is no citizen's message, was ever accepted: it is open, or was done. */
    Future<Boolean> knows(String event);

    /** All open entries of an owner, in order. */
    Future<List<Entry>> ownedBy(String owner);

    /**
     * Gives all open entries of everyone but {@code living} to {@code heir}.
     *
     * @return how many
     */
    Future<Long> inherit(String heir, Collection<String> living);

    /**
     * Puts an entry that cannot be processed aside, for people to look at; it counts as done.
     *
     * @param reason without personal data
     */
    Future<Void> bury(Entry entry, String reason);

    /** The latest entries put aside, newest first. */
    Future<List<Buried>> buried(int limit);

    /** An entry put aside, and why. */
    record Buried(Entry entry, String reason) {}
}
