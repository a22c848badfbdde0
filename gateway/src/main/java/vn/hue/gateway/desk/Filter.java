package vn.hue.gateway.desk;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Listing.Facet;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.SearchWords;
import vn.hue.gateway.store.Worklist.Ask;
import vn.hue.gateway.store.Worklist.Mark;
import vn.hue.gateway.store.Worklist.Order;

/**
 * What the inbox is asked for, as it stands in the page's address: it can be kept, sent on and reloaded.
 *
 * @param form the fields as they were given, and what is wrong with them
 * @param person whether a citizen is looked for by number, which is on record
 */
public record Filter(Queue queue, Form form, @Nullable Mark after, boolean person) {

    /** A deadline that ends within this counts as soon: half of the half hour that most of the centre's clocks last. */
    static final Duration SOON = Duration.ofMinutes(15);

    static final List<String> FIELDS =
            List.of("q", "channel", "status", "category", "ward", "agency", "operator", "from", "to");

    private static final int LONGEST = 100;
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    /** Eight digits or more, however people part them. */
    private static final Pattern NUMBER =
            Pattern.compile("[(+ ]*\\d(?:[ .()/\\p{Pd}\\p{Cf}\\u00a0\\u202f]*\\d){7,15}[ )]*");

    private static final Pattern CODE = Pattern.compile("(?i)pa-\\d{4}-\\d{1,6}");

    /** @param otherwise the queue when neither one nor a search is asked for */
    static Filter of(MultiMap query, DeskWords words, Queue otherwise) {
        Form form = new Form();
        for (String field : FIELDS) {
            String value = query.get(field);
            form.with(field, value == null ? "" : value.strip());
            if (form.value(field).length() > LONGEST) {
                form.wrong(field, words.say("form.tooLong", LONGEST));
            }
        }
        for (String day : List.of("from", "to")) {
            if (!form.value(day).isEmpty() && day(form.value(day)).isEmpty()) {
                form.wrong(day, words.say("form.notADay"));
            }
        }
        Queue queue = named(Queue.values(), query.get("queue")).orElse(search(form) ? Queue.ALL : otherwise);
        return new Filter(queue, form, mark(query.get("after")), false);
    }

    /** A citizen's number: it comes by a post, so that it stands in no address and no log of a proxy. */
    static Filter ofPerson(String number) {
        return new Filter(Queue.ALL, new Form().with("q", number), null, true);
    }

    /** A whole queue. */
    static Filter of(Queue queue) {
        return new Filter(queue, new Form(), null, false);
    }

    static Filter words(String q) {
        return new Filter(Queue.ALL, new Form().with("q", q.substring(0, Math.min(LONGEST, q.length()))), null, false);
    }

    /** Whether somebody is looked for: by a number, or by a mail address, by which nobody is found. */
    static boolean isPerson(String q) {
        return NUMBER.matcher(q).matches() || q.contains("@");
    }

    /** Whether it is a report's code, however short it was typed. */
    static boolean isCode(String q) {
        return CODE.matcher(q).matches();
    }

    static boolean isBlank(MultiMap query) {
        return query.get("queue") == null && FIELDS.stream().allMatch(field -> query.get(field) == null);
    }

    /** Whether something is looked for besides a queue. */
    private static boolean search(Form form) {
        return FIELDS.stream().anyMatch(field -> !form.value(field).isEmpty());
    }

    public long narrowed() {
        return FIELDS.stream()
                .filter(field -> !field.equals("q") && !form.value(field).isEmpty())
                .count();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, @Nullable String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Mark mark(@Nullable String after) {
        int comma = after == null ? -1 : after.indexOf(',');
        if (after == null || comma < 0) {
            return null;
        }
        try {
            return new Mark(Instant.parse(after.substring(0, comma)), after.substring(comma + 1));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public Order order() {
        return queue == Queue.WAITING || queue == Queue.OFFERED
                ? Order.WAITS
                : queue.byDeadline() ? Order.DUE : Order.LATEST;
    }

    /** @param operator who looks */
    Ask ask(String operator, Instant now, ZoneId zone, int limit) {
        return within(queue == Queue.MINE ? Facet.operator(operator) : Facet.queue(queue), now, zone, limit);
    }

    /** @param whose the facet of a queue, or of those in it that concern who looks */
    Ask within(String whose, Instant now, ZoneId zone, int limit) {
        List<String> facets = new ArrayList<>();
        named(Status.values(), form.value("status")).map(Facet::status).ifPresent(facets::add);
        named(Category.values(), form.value("category")).map(Facet::category).ifPresent(facets::add);
        given("ward").map(Facet::ward).ifPresent(facets::add);
        given("agency").map(Facet::agency).ifPresent(facets::add);
        given("operator")
                .map(name -> Facet.operator(name.toLowerCase(Locale.ROOT)))
                .ifPresent(facets::add);
        given("channel").map(Facet::channel).ifPresent(facets::add);
        facets.add(whose);
        return new Ask(
                order(),
                facets,
                wanted(),
                day(form.value("from"))
                        .map(day -> day.atStartOfDay(zone).toInstant())
                        .orElse(BEGINNING),
                day(form.value("to"))
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElse(Listing.NEVER),
                queue == Queue.SOON ? now.plus(SOON) : null,
                after,
                limit);
    }

    private Optional<String> given(String field) {
        return form.value(field).isEmpty() ? Optional.empty() : Optional.of(form.value(field));
    }

    /** A citizen is found by a whole number only. {@code QĐ 30/2022, Điều 5.5}. */
    private List<String> wanted() {
        String q = form.value("q");
        if (person) {
            return List.of(Facet.phone(international(q)));
        }
        if (isCode(q)) {
            return List.of(Facet.code(code(q)));
        }
        return SearchWords.in(q).stream().distinct().toList();
    }

    private static String international(String number) {
        if (number.contains("@")) {
            return number;
        }
        String digits = number.replaceAll("[^\\d]", "").replaceFirst("^00", "");
        return digits.startsWith("0") ? "+84" + digits.substring(1) : "+" + digits.replaceFirst("^840", "84");
    }

    /** {@code pa-2026-12} as it is written: {@code PA-2026-000012}. */
    static String code(String typed) {
        String[] parts = typed.toUpperCase(Locale.ROOT).split("-");
        return parts[0] + '-' + parts[1] + '-' + "0".repeat(Math.max(0, 6 - parts[2].length())) + parts[2];
    }

    /** The query of the same list from its beginning. */
    public String query() {
        StringBuilder query = new StringBuilder("queue=" + queue.name().toLowerCase(Locale.ROOT));
        for (String field : FIELDS) {
            if (!form.value(field).isEmpty()) {
                query.append('&').append(field).append('=').append(encoded(form.value(field)));
            }
        }
        return query.toString();
    }

    /** The query of this very page. */
    public String here() {
        return after == null ? query() : query() + "&after=" + encoded(after.at() + "," + after.id());
    }

    /** The query of the page after the one that ends with this row. */
    public String beyond(Listing last) {
        Mark mark = Mark.of(last, order());
        return query() + "&after=" + encoded(mark.at() + "," + mark.id());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
