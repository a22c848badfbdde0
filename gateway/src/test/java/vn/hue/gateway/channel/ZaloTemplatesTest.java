package vn.hue.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.channels.TemplateRoute.Content;
import vn.hue.channels.zalo.Template;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.gateway.config.ZaloTemplate;
import vn.hue.gateway.config.ZaloTemplate.Fill;
import vn.hue.gateway.config.ZaloTemplate.Place;

class ZaloTemplatesTest {

    private static final Address AN = new Address("zalo", "oa", "an");
    private static final String MESSAGE = "zalo-0123456789abcdef01234567/000012/0";

    private final List<String> sent = new ArrayList<>();
    private final List<Template> filled = new ArrayList<>();
    private final ZaloTemplates templates = new ZaloTemplates(
            List.of(
                    new ZaloTemplate(
                            "1",
                            List.of(Purpose.NOTICE),
                            true,
                            true,
                            List.of(
                                    new Place("ma", Fill.CODE, 30),
                                    new Place("ten", Fill.NAME, 8),
                                    new Place("tin", Fill.TEXT, 12))),
                    new ZaloTemplate("2", List.of(Purpose.REMINDER), false, true, List.of())),
            new ZaloTemplates.Sending() {
                @Override
                public Future<Delivery> toAccount(Address to, Template template) {
                    return note(to.user(), template);
                }

                @Override
                public Future<Delivery> toPhone(String phone, Template template) {
                    return note(phone, template);
                }
            });

    private Future<Delivery> note(String to, Template template) {
        sent.add(to + " " + template.id());
        filled.add(template);
        return Future.succeededFuture(new Delivery.Sent("z"));
    }

    private static Content content(Purpose purpose, @Nullable String code) {
        return new Content(MESSAGE, purpose, "Đèn đường\nđã sửa xong", code, "Nguyễn Thị Hoa");
    }

    @Test
    void each_purpose_has_the_first_template_that_stands_for_it() {
        assertThat(templates.reachesAccount(Purpose.NOTICE)).isTrue();
        assertThat(templates.reachesPhone(Purpose.NOTICE)).isTrue();
        assertThat(templates.reachesAccount(Purpose.REMINDER)).isFalse();
        assertThat(templates.reachesPhone(Purpose.REMINDER)).isTrue();
        assertThat(templates.reachesPhone(Purpose.QUESTION)).isFalse();

        await(templates.toAccount(AN, content(Purpose.NOTICE, "PA-2026-000001")));
        await(templates.toPhone("+84905123456", content(Purpose.REMINDER, null)));
        assertThat(sent).containsExactly("an 1", "+84905123456 2");
    }

    @Test
    void its_places_are_filled_within_their_lengths_and_its_receipts_name_our_message() {
        await(templates.toAccount(AN, content(Purpose.NOTICE, "PA-2026-000001")));
        assertThat(filled.get(0).data())
                .isEqualTo(Map.of("ma", "PA-2026-000001", "ten", "Nguyễn …", "tin", "Đèn đường đ…"));
        assertThat(filled.get(0).trackingId()).isEqualTo(MESSAGE);
    }

    @Test
    void what_a_template_needs_and_nobody_knows_is_a_reason_and_not_a_broken_send() {
        assertThat(await(templates.toAccount(AN, content(Purpose.NOTICE, null))))
                .isEqualTo(new Delivery.Never("template.unfilled"));
        assertThat(await(templates.toAccount(AN, content(Purpose.QUESTION, null))))
                .isEqualTo(new Delivery.Never("template.none"));
        assertThat(sent).isEmpty();
    }
}
