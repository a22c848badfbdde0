package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;

/** Filed reports, for lists and look-ups; the conversation's own copy is the truth. */
public interface Reports {

    /** An older version never replaces a newer one. */
    Future<Void> save(Report report);

    /** By {@link Report#key} or by code; null when there is none. */
    Future<@Nullable Report> find(String keyOrCode);

    /** For lists: latest filed first. */
    Future<List<Report>> list(Query query);

    /** Open reports from about the same place, latest filed first. */
    Future<List<Report>> near(Near near);

    /**
     * The number of a report; the same however often it is asked.
     *
     * @return for example {@code PA-2026-000123}, counted without repetition in each year
     */
    Future<String> number(String key, int year);

    /**
     * What to list.
     *
     * @param status null for all
     * @param before only those filed before this one, the last of the page before; null for the first page
     * @param limit at most so many
     */
    record Query(@Nullable Status status, @Nullable Cursor before, int limit) {}

    /**
     * Where to look.
     *
     * @param around any of these, see {@link Vicinity#around}; not empty
     * @param filedAfter not those filed before
     * @param limit at most so many
     */
    record Near(List<String> around, Instant filedAfter, int limit) {
        public Near {
            around = List.copyOf(around);
        }
    }

    /** A place in a list. */
    record Cursor(Instant filedAt, String key) {
        public static Cursor of(Report report) {
            return new Cursor(report.filedAt(), report.key());
        }
    }
}
