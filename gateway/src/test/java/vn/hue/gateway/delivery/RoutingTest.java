package vn.hue.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.TemplateRoute;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.flow.Phone;
import vn.hue.gateway.store.Route;

class RoutingTest {

    private static final Instant SAID = Instant.parse("2026-11-23T01:00:00Z");
    private static final Map<String, ChannelAdapter> ALL = Map.of(
            "zalo", Phone.zalo(),
            "facebook", Phone.facebook(),
            "webchat", new Phone("webchat", true),
            "sms", Phone.sms(),
            "email", Phone.email());

    /** Notices to account and phone, nothing else. */
    private static final TemplateRoute TEMPLATES = new TemplateRoute() {
        @Override
        public boolean reachesAccount(Purpose purpose) {
            return purpose == Purpose.NOTICE;
        }

        @Override
        public boolean reachesPhone(Purpose purpose) {
            return purpose == Purpose.NOTICE;
        }

        @Override
        public Future<Delivery> toAccount(Address to, Content content) {
            throw new AssertionError("planning sends nothing");
        }

        @Override
        public Future<Delivery> toPhone(String phone, Content content) {
            throw new AssertionError("planning sends nothing");
        }
    };

    private static Sender sender(String details) {
        return new Sender(
                "An",
                details.contains("p") ? "+84905123456" : null,
                details.contains("m") ? "an@example.org" : null,
                false,
                details.contains("c") ? Boolean.TRUE : details.contains("x") ? Boolean.FALSE : null,
                null);
    }

    private static Facts facts(String channel, String details) {
        return new Facts(new Address(channel, "oa", "an"), SAID, sender(details), "PA-2026-000001", "vi");
    }

    private static Routing routing(boolean freeFirst) {
        return new Routing(ALL::get, channel -> channel.equals("zalo") ? TEMPLATES : null, freeFirst);
    }

    private static String shown(List<Candidate> candidates) {
        return candidates.stream()
                .map(c ->
                        c.route() + (c.closed() == null ? "" : ":" + c.closed().code()))
                .collect(Collectors.joining(" "));
    }

    /** Details: p phone, m mail, c consent, x consent refused. */
    @ParameterizedTest(name = "{0} after {1}, {2} by {3}, details {4}")
    @CsvSource(delimiter = '|', textBlock = """
            webchat  | PT999H       | NOTICE   | bot | pmc | CHAT SMS EMAIL
            facebook | PT23H59M59S  | NOTICE   | bot | pmc | CHAT SMS EMAIL
            facebook | PT24H        | NOTICE   | bot | pmc | CHAT:window.closed SMS EMAIL
            facebook | PT24H0M1S    | ANSWER   | lan | pmc | CHAT:window.closed PERSON SMS EMAIL
            facebook | PT168H       | ANSWER   | lan | pmc | CHAT:window.closed PERSON:window.closed SMS EMAIL
            zalo     | PT47H59M59S  | NOTICE   | bot | pmc | CHAT TEMPLATE TEMPLATE_BY_PHONE SMS EMAIL
            zalo     | PT48H        | NOTICE   | bot | pmc | CHAT:window.closed QUOTA TEMPLATE TEMPLATE_BY_PHONE SMS EMAIL
            zalo     | PT168H       | NOTICE   | bot | pmc | CHAT:window.closed QUOTA:window.closed TEMPLATE TEMPLATE_BY_PHONE SMS EMAIL
            zalo     | PT168H       | REMINDER | bot | pmc | CHAT:window.closed QUOTA:window.closed TEMPLATE:template.none TEMPLATE_BY_PHONE:template.none SMS EMAIL
            zalo     | PT168H       | NOTICE   | bot | m   | CHAT:window.closed QUOTA:window.closed TEMPLATE TEMPLATE_BY_PHONE:phone.none SMS:phone.none EMAIL:consent.none
            facebook | PT30H        | NOTICE   | bot | pm  | CHAT:window.closed SMS:consent.none EMAIL:consent.none
            facebook | PT30H        | URGENT   | bot | pm  | CHAT:window.closed SMS EMAIL
            facebook | PT30H        | URGENT   | bot | pmx | CHAT:window.closed SMS:consent.none EMAIL:consent.none
            sms      | PT999H       | NOTICE   | bot | pmc | CHAT EMAIL
            pigeon   | PT1H         | NOTICE   | bot | pmc | CHAT:channel.away SMS EMAIL
            desk     | PT1M         | NOTICE   | bot | pmc | SMS EMAIL CHAT:call.back
            desk     | PT999H       | QUESTION | bot | pc  | SMS EMAIL:mail.none CHAT:call.back
            desk     | PT1M         | URGENT   | bot | p   | SMS EMAIL:mail.none CHAT:call.back
            desk     | PT1M         | NOTICE   | bot | px  | SMS:consent.none EMAIL:mail.none CHAT:call.back
            """)
    void the_routes_of_a_message(
            String channel, Duration after, Purpose purpose, String author, String details, String routes) {
        assertThat(shown(routing(false).candidates(facts(channel, details), purpose, author, SAID.plus(after))))
                .isEqualTo(routes);
    }

    @ParameterizedTest(name = "{0} after {1}, details {2}: {3}")
    @CsvSource({
        "webchat, PT48H, '', CHAT",
        "facebook, PT20H, '', CHAT",
        "facebook, PT48H, pc, SMS",
        "facebook, PT48H, mc, EMAIL",
        "facebook, PT48H, '', PORTAL",
        "zalo, PT47H, '', CHAT",
        "zalo, PT58H, '', QUOTA",
        "zalo, PT200H, '', TEMPLATE",
    })
    void the_way_of_a_closing_notice_is_chosen_beforehand(
            String channel, Duration after, @Nullable String details, Route route) {
        assertThat(routing(false).closing(facts(channel, details == null ? "" : details), SAID.plus(after)))
                .isEqualTo(route);
    }

    @ParameterizedTest(name = "a comment after {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            PT23H        | CHAT SMS EMAIL
            PT30H        | CHAT SMS EMAIL
            PT167H59M59S | CHAT SMS EMAIL
            PT168H       | CHAT:window.closed SMS EMAIL
            """)
    void a_comment_may_be_answered_for_a_week(Duration after, String routes) {
        Facts facts =
                new Facts(new Address("facebook", "oa", "comment/1/2"), SAID, sender("pmc"), "PA-2026-000001", "vi");
        assertThat(shown(routing(false).candidates(facts, Purpose.NOTICE, "bot", SAID.plus(after))))
                .isEqualTo(routes);
    }

    @Test
    void what_costs_nothing_goes_first_where_the_province_wants_it() {
        assertThat(shown(routing(true)
                        .candidates(facts("zalo", "pmc"), Purpose.NOTICE, "bot", SAID.plus(Duration.ofDays(9)))))
                .isEqualTo("CHAT:window.closed QUOTA:window.closed EMAIL TEMPLATE TEMPLATE_BY_PHONE SMS");
    }

    @Test
    void facts_never_show_who_it_is() {
        assertThat(facts("zalo", "pmc").toString()).doesNotContain("905123456").doesNotContain("an@example.org");
    }
}
