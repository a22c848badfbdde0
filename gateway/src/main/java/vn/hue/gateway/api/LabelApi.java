package vn.hue.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.access.Doors;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.gateway.work.ReportWork;

/**
 * {@code POST /api/v1/reports/{code}/labels} with {@code {"category": "giao_thong", "urgency": "normal"}}, one of them or
 * both: what an operator says a report is. For tokens with the scope {@code labels}.
 */
public final class LabelApi {

    private static final int LONGEST_BODY = 1_024;

    private final Teaching teaching;
    private final Reports reports;
    private final Audit audit;
    private final Guard guard;

    /** @param guard of {@link ReadApi} */
    public LabelApi(Teaching teaching, Reports reports, Audit audit, Guard guard) {
        this.teaching = teaching;
        this.reports = reports;
        this.audit = audit;
        this.guard = guard;
    }

    public void mount(Router root) {
        new Doors(root, guard)
                .open(Route.API_LABELS, BodyHandler.create(false).setBodyLimit(LONGEST_BODY), this::label);
    }

    private void label(RoutingContext ctx) {
        JsonNode given = given(ctx);
        Category category = oneOf(given, "category", Category.class);
        Urgency urgency = oneOf(given, "urgency", Urgency.class);
        if (category == null && urgency == null) {
            throw new HttpException(400, "category or urgency is needed");
        }
        ReportWork.Who who = Bearer.who(ctx);
        reports.find(ctx.pathParam("code"))
                .compose(report -> report == null || !Bearer.sees(ctx, report)
                        ? Future.succeededFuture(false)
                        : audit.did(who.account(), who.from(), Act.DEED, "label", Audit.report(report.name()))
                                .compose(noted -> teaching.correct(report.key(), category, urgency)))
                .onSuccess(found -> {
                    if (found) {
                        ctx.response().setStatusCode(204).end();
                    } else {
                        ctx.fail(404);
                    }
                })
                .onFailure(e -> ctx.fail(new Unavailable("store", e)));
    }

    private static JsonNode given(RoutingContext ctx) {
        JsonNode given;
        try {
            given = Json.MAPPER.readTree(
                    ctx.body().asString() == null ? "" : ctx.body().asString());
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "the body must be JSON");
        }
        if (given == null || !given.isObject()) {
            throw new HttpException(400, "the body must be a JSON object");
        }
        for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("category") && !name.equals("urgency")) {
                throw new HttpException(400, "unknown field; known: category, urgency");
            }
        }
        return given;
    }

    private static <E extends Enum<E>> @Nullable E oneOf(JsonNode given, String name, Class<E> type) {
        JsonNode value = given.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> value.isTextual() && e.name().equalsIgnoreCase(value.asText()))
                .findFirst()
                .orElseThrow(() -> new HttpException(
                        400,
                        name + " must be one of "
                                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
