package vn.hue.gateway.channel;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.TemplateRoute;
import vn.hue.channels.zalo.Template;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.gateway.config.ZaloTemplate;
import vn.hue.gateway.delivery.Why;

/** Zalo's approved templates as the delivery planner wants them: the first that stands for a purpose, filled in. */
final class ZaloTemplates implements TemplateRoute {

    private static final int LONGEST_TRACKING_ID = 48;

    /** The two ways a template travels. */
    interface Sending {
        Future<Delivery> toAccount(Address to, Template template);

        Future<Delivery> toPhone(String phone, Template template);
    }

    private final List<ZaloTemplate> templates;
    private final Sending sending;

    ZaloTemplates(List<ZaloTemplate> templates, Sending sending) {
        this.templates = List.copyOf(templates);
        this.sending = sending;
    }

    @Override
    public boolean reachesAccount(Purpose purpose) {
        return of(purpose, ZaloTemplate::byAccount) != null;
    }

    @Override
    public boolean reachesPhone(Purpose purpose) {
        return of(purpose, ZaloTemplate::byPhone) != null;
    }

    private @Nullable ZaloTemplate of(Purpose purpose, Predicate<ZaloTemplate> allowed) {
        return templates.stream()
                .filter(template -> template.purposes().contains(purpose) && allowed.test(template))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Future<Delivery> toAccount(Address to, Content content) {
        return send(of(content.purpose(), ZaloTemplate::byAccount), content, filled -> sending.toAccount(to, filled));
    }

    @Override
    public Future<Delivery> toPhone(String phone, Content content) {
        return send(of(content.purpose(), ZaloTemplate::byPhone), content, filled -> sending.toPhone(phone, filled));
    }

    private static Future<Delivery> send(
            @Nullable ZaloTemplate template, Content content, Function<Template, Future<Delivery>> call) {
        if (template == null) {
            return Future.succeededFuture(new Delivery.Never(Why.TEMPLATE_NONE.code()));
        }
        Map<String, String> data = new HashMap<>();
        for (ZaloTemplate.Place place : template.places()) {
            String value = value(place.fill(), content);
            if (value == null || value.isBlank()) {
                return Future.succeededFuture(new Delivery.Never(Why.TEMPLATE_UNFILLED.code()));
            }
            data.put(place.name(), cut(value, place.longest()));
        }
        return call.apply(new Template(template.id(), data, trackingId(content.messageId())));
    }

    private static @Nullable String value(ZaloTemplate.Fill fill, Content content) {
        return switch (fill) {
            case CODE -> content.code();
            case NAME -> content.name();
            case TEXT -> content.text().replaceAll("\\s+", " ").strip();
        };
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Receipts name our message by it; the end of an id tells messages of one conversation apart. */
    private static String trackingId(String messageId) {
        return messageId.substring(Math.max(0, messageId.length() - LONGEST_TRACKING_ID));
    }
}
