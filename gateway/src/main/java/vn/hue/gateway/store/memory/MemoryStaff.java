package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Accounts;
import vn.hue.gateway.staff.Attempt;
import vn.hue.gateway.staff.Attempts;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Link;
import vn.hue.gateway.staff.Links;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.Sessions;
import vn.hue.gateway.staff.Staff;

/** What is kept of the people who work here, in memory. */
final class MemoryStaff {

    static Staff staff() {
        return new Staff(
                new MemoryAccounts(), new MemorySessions(), new MemoryLinks(), new MemoryAttempts(), new Log());
    }

    private MemoryStaff() {}

    private static final class MemoryAccounts implements Accounts {

        private final TreeMap<String, Account> rows = new TreeMap<>();

        @Override
        public synchronized Future<@Nullable Account> find(String name) {
            return Future.succeededFuture(rows.get(name));
        }

        @Override
        public synchronized Future<List<Account>> all() {
            return Future.succeededFuture(List.copyOf(rows.values()));
        }

        @Override
        public synchronized Future<Boolean> store(Account next) {
            Account stored = rows.get(next.name());
            if ((stored == null ? 0 : stored.version()) != next.version() - 1) {
                return Future.succeededFuture(false);
            }
            rows.put(next.name(), next);
            return Future.succeededFuture(true);
        }
    }

    private static final class MemorySessions implements Sessions {

        private final Map<String, Session> rows = new HashMap<>();

        @Override
        public synchronized Future<Void> start(Session session) {
            rows.put(session.id(), session);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<@Nullable Session> find(String id) {
            return Future.succeededFuture(rows.get(id));
        }

        @Override
        public synchronized Future<List<Session>> of(String account) {
            return Future.succeededFuture(rows.values().stream()
                    .filter(session -> session.account().equals(account))
                    .sorted(Comparator.comparing(Session::startedAt)
                            .thenComparing(Session::id)
                            .reversed())
                    .toList());
        }

        @Override
        public synchronized Future<Void> seen(String id, Instant at) {
            rows.computeIfPresent(
                    id,
                    (key, s) -> new Session(
                            s.id(), s.account(), s.stage(), s.secret(), s.startedAt(), at, s.device(), s.from()));
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<Void> end(String id) {
            rows.remove(id);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<Void> sweep(Instant startedBefore) {
            rows.values().removeIf(session -> session.startedAt().isBefore(startedBefore));
            return Future.succeededFuture();
        }
    }

    private static final class MemoryLinks implements Links {

        private final Map<String, Link> rows = new HashMap<>();

        @Override
        public synchronized Future<Void> keep(Link link) {
            rows.put(link.id(), link);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<@Nullable Link> find(String id) {
            return Future.succeededFuture(rows.get(id));
        }

        @Override
        public synchronized Future<@Nullable Link> take(String id) {
            return Future.succeededFuture(rows.remove(id));
        }

        @Override
        public synchronized Future<List<Link>> all() {
            return Future.succeededFuture(rows.values().stream()
                    .sorted(Comparator.comparing(Link::until)
                            .thenComparing(Link::id)
                            .reversed())
                    .toList());
        }

        @Override
        public synchronized Future<Void> drop(String id) {
            rows.remove(id);
            return Future.succeededFuture();
        }
    }

    private static final class MemoryAttempts implements Attempts {

        private final Map<String, Attempt> rows = new HashMap<>();

        @Override
        public synchronized Future<@Nullable Attempt> find(String key) {
            return Future.succeededFuture(rows.get(key));
        }

        @Override
        public synchronized Future<Boolean> swap(@Nullable Attempt before, Attempt next) {
            Attempt stored = rows.get(next.key());
            boolean same = before == null ? stored == null : stored != null && stored.failures() == before.failures();
            if (same) {
                rows.put(next.key(), next);
            }
            return Future.succeededFuture(same);
        }

        @Override
        public synchronized Future<Void> forget(String key) {
            rows.remove(key);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<Void> sweep(Instant openBefore) {
            rows.values().removeIf(attempt -> attempt.openAt().isBefore(openBefore));
            return Future.succeededFuture();
        }
    }

    private static final class Log implements AuditLog {

        private final TreeMap<String, Entry> rows = new TreeMap<>(Comparator.reverseOrder());

        @Override
        public synchronized Future<Void> add(Entry entry) {
            rows.putIfAbsent(entry.id(), entry);
            return Future.succeededFuture();
        }

        @Override
        public synchronized Future<List<Entry>> read(Query query) {
            String from = Audit.id(query.from());
            String to = Audit.id(query.to());
            return Future.succeededFuture(rows.values().stream()
                    .filter(entry ->
                            entry.id().compareTo(from) >= 0 && entry.id().compareTo(to) < 0)
                    .filter(entry -> query.before() == null || entry.id().compareTo(query.before()) < 0)
                    .filter(entry -> query.who() == null || entry.who().equals(query.who()))
                    .filter(entry -> query.what() == null || entry.what() == query.what())
                    .filter(entry -> query.about() == null || entry.about().contains(query.about()))
                    .limit(query.limit())
                    .toList());
        }
    }
}
