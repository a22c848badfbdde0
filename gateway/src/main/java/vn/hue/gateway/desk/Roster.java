package vn.hue.gateway.desk;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Role;

/**
 * A page of the accounts, of all or of those that were looked for.
 *
 * @param q what was looked for: names, an agency or a team, without marks and from their beginnings
 * @param role null for everyone
 * @param page from 1
 * @param matching how many there are on all pages
 * @param all how many accounts there are
 */
public record Roster(
        List<Account> shown, String q, @Nullable Role role, int page, int matching, int all) {

    static final int ROWS = 50;
    private static final int LONGEST_SEARCH = 100;

    public Roster {
        shown = List.copyOf(shown);
    }

    /** @param asked {@code q}, {@code of} (a role) and {@code page} of the address; what makes no sense is left out */
    static Roster of(List<Account> all, MultiMap asked) {
        String q = asked.get("q") == null ? "" : asked.get("q").strip();
        q = q.substring(0, Math.min(LONGEST_SEARCH, q.length()));
        Role role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(asked.get("of")))
                .findFirst()
                .orElse(null);
        List<String> words = words(q);
        List<Account> fitting = all.stream()
                .filter(account -> role == null || account.role() == role)
                .filter(account -> fits(account, words))
                .toList();
        int pages = Math.max(1, (fitting.size() + ROWS - 1) / ROWS);
        int page = Math.min(pages, page(asked));
        return new Roster(
                fitting.subList((page - 1) * ROWS, Math.min(page * ROWS, fitting.size())),
                q,
                role,
                page,
                fitting.size(),
                all.size());
    }

    /** The page that is asked for, whether it exists or not. */
    static int page(MultiMap asked) {
        String page = asked.get("page");
        return page != null && page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }

    private static List<String> words(String text) {
        return Arrays.stream(Folding.fold(text).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean fits(Account account, List<String> wanted) {
        String agency = account.agency();
        String team = account.duty().team();
        List<String> there = words(String.join(
                " ", account.name(), account.displayName(), agency == null ? "" : agency, team == null ? "" : team));
        return wanted.stream().allMatch(word -> there.stream().anyMatch(one -> one.startsWith(word)));
    }

    public int pages() {
        return Math.max(1, (matching + ROWS - 1) / ROWS);
    }

    public boolean narrowed() {
        return !q.isEmpty() || role != null;
    }

    /** The part of the address that leads to one of its pages; empty for the first page of all. */
    public String query(int toPage) {
        StringBuilder query = new StringBuilder();
        if (!q.isEmpty()) {
            query.append("&q=").append(URLEncoder.encode(q, StandardCharsets.UTF_8));
        }
        if (role != null) {
            query.append("&of=").append(role.name());
        }
        if (toPage > 1) {
            query.append("&page=").append(toPage);
        }
        return query.toString();
    }

    /** As {@link #query(int)}, of this page. */
    public String here() {
        return query(page);
    }
}
