package vn.hue.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

class ToldTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final ZoneId HUE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    private static final Map<String, String> CALL = Map.ofEntries(
            Map.entry("urgency", "NORMAL"),
            Map.entry("content", "Ổ gà sâu trước số 12 Lê Lợi"),
            Map.entry("category", "GIAO_THONG"),
            Map.entry("address", "12 Lê Lợi"),
            Map.entry("ward", "Phường Thuận Hóa"),
            Map.entry("lat", "16.4637"),
            Map.entry("lng", "107.5909"),
            Map.entry("seen", "2026-11-23T08:30"),
            Map.entry("name", "Nguyễn Thị Hoa"),
            Map.entry("phone", "0905 123 456"),
            Map.entry("email", "Hoa@Example.vn"),
            Map.entry("consent", "yes"),
            Map.entry("verified", "yes"));

    private static final Map<String, String> FINDING = Map.of(
            "urgency", "URGENT",
            "content", "Cây đổ chắn ngang đường",
            "address", "Ngã sáu",
            "source", "Camera giao thông ngã sáu",
            "verified", "yes");

    private static Told.Read read(boolean finding, Map<String, String> base, String changes) {
        Map<String, String> given = new HashMap<>(base);
        for (String change : changes.split(";")) {
            if (!change.isBlank()) {
                given.put(change.split("=", -1)[0].strip(), change.split("=", -1)[1]);
            }
        }
        return new Told(finding, given, List.of()).read(ID, Province.hue(), HUE, NOW);
    }

    private static String outcome(Told.Read read) {
        return read instanceof Told.Read.Wrong wrong
                ? wrong.faults().entrySet().stream()
                        .map(fault -> fault.getKey() + ":" + fault.getValue())
                        .collect(Collectors.joining(" "))
                : "right";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | right",
                "content=                         | content:MISSING",
                "urgency=                         | urgency:MISSING",
                "urgency=LOUD                     | urgency:UNKNOWN",
                "category=                        | right",
                "category=SPORT                   | category:UNKNOWN",
                "lat=;lng=                        | right",
                "address=                         | right",
                "address=;lat=;lng=               | address:NO_PLACE",
                "address=;lat=x;lng=y             | address:NO_PLACE",
                "lat=21.03;lng=105.85             | address:OUTSIDE",
                "seen=                            | seen:MISSING",
                "seen=hôm qua                     | seen:NO_TIME",
                "seen=2026-11-23T09:01            | seen:IN_THE_FUTURE",
                "name=                            | name:MISSING",
                "name=0905                        | name:NO_NAME",
                "phone=                           | phone:MISSING",
                "phone=12                         | phone:NO_NUMBER",
                "email=                           | email:MISSING",
                "email=;noEmail=yes               | right",
                "email=hoa ở nhà                  | email:NO_MAIL",
                "consent=                         | consent:MISSING",
                "consent=no                       | right",
                "content=;phone=;consent=         | content:MISSING phone:MISSING consent:MISSING",
                // an emergency waits for nothing but what, where, and a number that was on the display anyway
                "urgency=SOS;seen=;name=;email=;consent= | right",
                "urgency=URGENT;address=;lat=;lng=       | address:NO_PLACE",
                "urgency=SOS;phone=               | phone:MISSING",
            })
    void a_call_is_complete_or_each_field_says_what_it_lacks(String changes, String outcome) {
        assertThat(outcome(read(false, CALL, changes))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | right",
                "source=       | source:MISSING",
                "source=camera | source:NO_SOURCE",
                "verified=     | verified:NOT_VERIFIED",
                "address=      | address:NO_PLACE",
            })
    void a_finding_needs_a_source_that_was_verified(String changes, String outcome) {
        assertThat(outcome(read(true, FINDING, changes))).isEqualTo(outcome);
    }

    @Test
    void what_a_caller_said_becomes_a_report_of_the_callers_number() {
        Address caller = Address.ofCaller("+84905123456");
        assertThat(((Told.Read.Right) read(false, CALL, "")).open())
                .isEqualTo(new Event.Open(
                        caller,
                        new Filing(
                                caller.conversation() + "/" + ID,
                                caller.conversation(),
                                Urgency.NORMAL,
                                Category.GIAO_THONG,
                                "Ổ gà sâu trước số 12 Lê Lợi",
                                List.of(),
                                new Place(
                                        new GeoPoint(16.4637, 107.5909),
                                        "12 Lê Lợi",
                                        "Phường Thuận Hóa",
                                        Place.Source.PIN),
                                Instant.parse("2026-11-23T01:30:00Z"),
                                new Sender("Nguyễn Thị Hoa", "+84905123456", "hoa@example.vn", false, true, NOW)),
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "desk,   yes, desk,   ''",
        "desk,   no,  desk,   ''",
        "hues,   yes, hues,   ''",
        "hues,   no,  hues,   unproven",
        "portal, yes, portal, ''"
    })
    void what_was_filed_elsewhere_is_of_a_proven_number_there(
            String channel, String proven, String there, String account) {
        String changes = Told.CHANNEL + "=" + channel + ";verified=" + proven;

        assertThat(((Told.Read.Right) read(false, CALL, changes)).open().here())
                .isEqualTo(new Address(there, account, "+84905123456"));
    }

    @Test
    void what_the_centre_found_is_nobodys_and_a_matter_of_its_own() {
        Event.Open open = ((Told.Read.Right) read(true, FINDING, "phone=0905 123 456;name=Hoa")).open();

        assertThat(open.here()).isEqualTo(Address.ofFinding(ID));
        assertThat(open.filing().sender()).isEqualTo(Sender.UNKNOWN);
        assertThat(open.source()).isEqualTo("Camera giao thông ngã sáu");
    }
}
