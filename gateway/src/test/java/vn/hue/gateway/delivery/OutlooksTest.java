package vn.hue.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.ChannelAdapter;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.flow.Phone;

/** What an operator is told of the ways to a citizen, by channel, hours since their last word, and what they gave. */
class OutlooksTest {

    private static final Instant SAID = Instant.parse("2026-11-23T01:00:00Z");
    private static final Map<String, ChannelAdapter> CHANNELS = Map.of(
            "zalo", Phone.zalo(),
            "facebook", Phone.facebook(),
            "webchat", new Phone("webchat", true),
            "sms", Phone.sms(),
            "email", Phone.email());

    private static Conversation talk(String channel, String details) {
        Sender sender = new Sender(
                "An",
                details.contains("p") ? "+84905123456" : null,
                details.contains("m") ? "an@example.org" : null,
                false,
                details.contains("c") ? Boolean.TRUE : null,
                null);
        Conversation fresh = Conversation.fresh(new Address(channel, "oa", "an"), SAID, Medium.CHAT, sender);
        try {
            ObjectNode state = Json.MAPPER.valueToTree(fresh);
            return Json.MAPPER.treeToValue(state.put("lastSaidAt", SAID.toString()), Conversation.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Outlooks after(int hours) {
        return new Outlooks(
                new Routing(CHANNELS::get, channel -> null, false), () -> SAID.plus(Duration.ofHours(hours)));
    }

    @ParameterizedTest(name = "{0} after {1} h with {2}: open {3} until {4}, then {5}")
    @CsvSource(nullValues = "-", textBlock = """
            webchat,   1, pmc, true,  -,                    SMS EMAIL
            zalo,      1, pmc, true,  2026-11-25T01:00:00Z, QUOTA SMS EMAIL
            zalo,     60, pmc, false, 2026-11-25T01:00:00Z, QUOTA SMS EMAIL
            zalo,    200, pc,  false, 2026-11-25T01:00:00Z, SMS
            zalo,    200, p,   false, 2026-11-25T01:00:00Z, ''
            facebook, 23, m,   true,  2026-11-24T01:00:00Z, PERSON
            facebook, 25, mc,  false, 2026-11-24T01:00:00Z, PERSON EMAIL
            facebook,200, '',  false, 2026-11-24T01:00:00Z, ''
            sms,     900, p,   true,  -,                    ''
            """)
    void itSaysHowLongTheChatIsOpenAndWhatThereIsBeyond(
            String channel, int hours, String details, boolean open, Instant until, String beyond) {
        Outlook outlook = after(hours).of(talk(channel, details), "lan");

        assertThat(outlook.open()).isEqualTo(open);
        assertThat(outlook.until()).isEqualTo(until);
        assertThat(outlook.routes().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(beyond);
        assertThat(outlook.beyond().stream().filter(way -> way.closed() == null))
                .hasSize(outlook.routes().size());
    }

    @ParameterizedTest(name = "{0} after {1} h with {2}: {3}")
    @CsvSource(textBlock = """
            webchat,   1, '',  CHAT -SMS -EMAIL
            zalo,     60, pc,  CHAT SMS -EMAIL
            zalo,    200, pmc, -CHAT SMS EMAIL
            facebook, 25, '',  -CHAT -SMS -EMAIL
            """)
    void whatDidNotArriveCanGoThereAgainOrCanNot(String channel, int hours, String details, String ways) {
        Outbound notice = new Outbound("m", "Xong", List.of(), List.of(), Outbound.Purpose.NOTICE, Outbound.BOT, null);

        assertThat(after(hours).again(talk(channel, details), notice).stream()
                        .map(way -> (way.closed() == null ? "" : "-") + way.route())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ways);
    }
}
