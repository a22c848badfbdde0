package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.AuditLog.Entry;

/** {@code /desk/audit}: who did what, and who looked at whose details. */
final class AuditPage {

    private static final int ROWS = 50;
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2999-12-31T00:00:00Z");

    /** As {@link vn.hue.conversations.vocabulary.Address#conversation} makes it, or as an older one was. */
    private static final Pattern CONVERSATION = Pattern.compile("[a-z]+-[0-9a-f]{24}|[^:]+:.+");

    private final House house;
    private final People people;
    private final Pages pages;
    private final ZoneId zone;

    AuditPage(House house, People people, Pages pages, ZoneId zone) {
        this.house = house;
        this.people = people;
        this.pages = pages;
        this.zone = zone;
    }

    void mount(Doors doors) {
        doors.open(Route.AUDIT, ctx -> Pages.answer(ctx, this::show));
    }

    private Future<Void> show(RoutingContext ctx) {
        return people.fresh().compose(known -> read(ctx));
    }

    private Future<Void> read(RoutingContext ctx) {
        DeskWords words = Gate.words(ctx);
        Form form = new Form();
        for (String field : List.of("who", "what", "about", "from", "to")) {
            String value = ctx.queryParams().get(field);
            form.with(field, value == null ? "" : value.strip());
        }
        LocalDate from = day(form, "from", words);
        LocalDate to = day(form, "to", words);
        String before = ctx.queryParams().get("before");
        if (!form.isRight()) {
            return Future.succeededFuture(page(ctx, 422, form, List.of(), null));
        }
        return house.staff()
                .audit()
                .read(new AuditLog.Query(
                        empty(people.meant(form.value("who"))),
                        Arrays.stream(Act.values())
                                .filter(act -> act.name().equals(form.value("what")))
                                .findFirst()
                                .orElse(null),
                        about(form.value("about")),
                        from == null ? BEGINNING : from.atStartOfDay(zone).toInstant(),
                        to == null ? END : to.plusDays(1).atStartOfDay(zone).toInstant(),
                        before == null || before.isEmpty() ? null : before,
                        ROWS + 1))
                .map(found -> page(
                        ctx,
                        200,
                        form,
                        found.subList(0, Math.min(ROWS, found.size())),
                        found.size() > ROWS ? found.get(ROWS - 1).id() : null));
    }

    private Void page(RoutingContext ctx, int status, Form form, List<Entry> entries, @Nullable String next) {
        Map<String, Object> content = new HashMap<>();
        Frame frame = pages.frame(ctx);
        content.put("frame", frame);
        content.put("form", form);
        content.put("everyone", people.everyone());
        content.put(
                "rows",
                entries.stream().map(entry -> AuditRow.of(entry, people, frame)).toList());
        content.put("next", next);
        content.put("later", ctx.queryParams().contains("before"));
        return pages.show(ctx, status, "audit.jte", content);
    }

    private static @Nullable LocalDate day(Form form, String field, DeskWords words) {
        if (form.value(field).isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(form.value(field));
        } catch (DateTimeParseException e) {
            form.wrong(field, words.say("form.notADay"));
            return null;
        }
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** People type what they see: a report's code, an account's name, or a conversation's id. */
    private @Nullable String about(String typed) {
        if (typed.isEmpty() || typed.matches("(account|conversation|report|agency):.*")) {
            return empty(typed);
        }
        if (Filter.isCode(typed)) {
            return Audit.report(Filter.code(typed));
        }
        return CONVERSATION.matcher(typed).matches() ? Audit.conversation(typed) : Audit.account(people.meant(typed));
    }
}
