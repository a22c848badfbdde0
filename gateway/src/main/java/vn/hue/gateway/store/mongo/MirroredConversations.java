package vn.hue.gateway.store.mongo;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Snapshot;

/**
 * Conversations whose lists are also kept in memory, one or two kilobytes each: for a database of which this process is
 * the only user, and which would read every one of them for every list.
 */
final class MirroredConversations implements Conversations {

    private static final int ALL = 0;

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::updatedAt).thenComparing(Cursor::id).reversed();

    private final MongoConversations stored;
    private final Map<String, Summary> byId = new HashMap<>();
    private final TreeSet<Summary> newestFirst = new TreeSet<>(Comparator.comparing(Summary::cursor, NEWEST_FIRST));

    private final Map<String, Listing> listings = new HashMap<>();
    private final TreeSet<Listing> latest = new TreeSet<>(Order.LATEST.rows());
    /** By facet: what waits in a queue is a small part of all there is. */
    private final Map<String, TreeSet<Listing>> dueFirst = new HashMap<>();

    /** The same word stands in thousands of rows. */
    private final Map<String, String> words = new HashMap<>();

    /** Those of which the database may know more: a write whose answer never came may have been done. */
    private final Set<String> doubtful = new HashSet<>();

    private MirroredConversations(MongoConversations stored) {
        this.stored = stored;
    }

    /** Reads all of them once. */
    static Future<Conversations> of(MongoConversations stored) {
        MirroredConversations mirror = new MirroredConversations(stored);
        return Future.join(stored.list(new Query(null, null, null, ALL)), stored.listings())
                .map(all -> {
                    List<Summary> summaries = all.resultAt(0);
                    List<Listing> rows = all.resultAt(1);
                    summaries.forEach(mirror::keep);
                    rows.forEach(mirror::keep);
                    return mirror;
                });
    }

    private synchronized void keep(Summary summary) {
        Summary before = byId.put(summary.id(), summary);
        if (before != null) {
            newestFirst.remove(before);
        }
        newestFirst.add(summary);
    }

    private synchronized void keep(Listing given) {
        Listing row = new Listing(
                given.id(),
                given.updatedAt(),
                given.facets().stream().map(this::shared).toList(),
                given.words().stream().map(this::shared).toList(),
                given.due(),
                given.waits(),
                given.face());
        Listing before = listings.put(row.id(), row);
        if (before != null) {
            latest.remove(before);
            before.facets().forEach(facet -> walked(facet).remove(before));
        }
        latest.add(row);
        row.facets().forEach(facet -> walked(facet).add(row));
    }

    private String shared(String word) {
        String before = words.putIfAbsent(word, word);
        return before == null ? word : before;
    }

    private TreeSet<Listing> walked(String facet) {
        return dueFirst.computeIfAbsent(facet, unused -> new TreeSet<>(Order.DUE.rows()));
    }

    @Override
    public Future<@Nullable Snapshot> load(String id) {
        boolean doubt;
        synchronized (this) {
            doubt = doubtful.remove(id);
        }
        return doubt ? stored.load(id).onComplete(loaded -> learn(id, loaded)) : stored.load(id);
    }

    private synchronized void learn(String id, AsyncResult<@Nullable Snapshot> loaded) {
        Snapshot now = loaded.succeeded() ? loaded.result() : null;
        Listing known = listings.get(id);
        if (loaded.failed()) {
            doubtful.add(id);
        } else if (now != null && (known == null || !known.updatedAt().isAfter(now.updatedAt()))) {
            keep(Summary.of(now));
            keep(Listing.of(now));
        }
    }

    @Override
    public Future<Boolean> store(Snapshot next) {
        Listing row = Listing.of(next);
        return stored.store(next, row).onComplete(outcome -> {
            if (outcome.succeeded() && outcome.result()) {
                keep(Summary.of(next));
                keep(row);
            } else {
                doubt(next.id());
            }
        });
    }

    private synchronized void doubt(String id) {
        doubtful.add(id);
    }

    @Override
    public synchronized Future<List<Summary>> list(Query query) {
        Cursor before = query.before();
        return Future.succeededFuture(newestFirst.stream()
                .dropWhile(row -> before != null && NEWEST_FIRST.compare(row.cursor(), before) <= 0)
                .filter(row -> query.channel() == null || row.channel().equals(query.channel()))
                .filter(row -> query.user() == null || row.user().equals(query.user()))
                .limit(query.limit())
                .toList());
    }

    @Override
    public synchronized Future<List<Listing>> work(Ask ask) {
        SortedSet<Listing> fewest = ask.facets().stream()
                .map(facet -> dueFirst.getOrDefault(facet, NONE))
                .min(Comparator.comparingInt(TreeSet::size))
                .orElse(NONE);
        boolean inOrder = ask.order() == Order.DUE;
        // Of a large part of all there is, the latest are found sooner by going through all of them.
        boolean large = ask.order() == Order.LATEST && fewest.size() > latest.size() / 4;
        var rows = (large ? latest : fewest).stream().filter(ask::fits);
        return Future.succeededFuture(
                (inOrder || large ? rows : rows.sorted(ask.order().rows()))
                        .limit(ask.limit())
                        .toList());
    }

    @Override
    public synchronized Future<List<Listing>> rows(Set<String> ids) {
        return Future.succeededFuture(
                ids.stream().map(listings::get).filter(Objects::nonNull).toList());
    }

    private static final TreeSet<Listing> NONE = new TreeSet<>(Order.DUE.rows());

    @Override
    public synchronized Future<Map<Queue, Integer>> count(String operator, Instant soon) {
        Map<Queue, Integer> counts = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) {
            SortedSet<Listing> rows = dueFirst.getOrDefault(
                    queue == Queue.MINE ? Listing.Facet.operator(operator) : Listing.Facet.queue(queue), NONE);
            long count = queue == Queue.SOON
                    ? rows.stream()
                            .takeWhile(row -> !row.due().isAfter(soon))
                            .limit(MOST)
                            .count()
                    : Math.min(MOST, rows.size());
            counts.put(queue, (int) count);
        }
        return Future.succeededFuture(Collections.unmodifiableMap(counts));
    }
}
