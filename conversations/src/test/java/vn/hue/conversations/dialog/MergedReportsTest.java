package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Sender;

/** Citizens who report one matter: what happens to the first report, and what each of them hears. */
class MergedReportsTest {

    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");

    private final Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));
    private final Dialog dialog = new Dialog(settings());
    private final Map<String, Conversation> town = new HashMap<>();
    private final Map<String, List<String>> heard = new HashMap<>();
    private final List<Effect.AlarmDesk> alarms = new ArrayList<>();
    private Instant now = NINE;

    @BeforeEach
    void threeCitizensReportOneHole() {
        for (String name : List.of("an", "binh", "cuc")) {
            Address address = new Address("zalo", "oa", name);
            Report report = lifecycle.file(
                    new Filing(
                            name + "/1",
                            address.conversation(),
                            Urgency.NORMAL,
                            null,
                            "Ổ gà",
                            List.of(),
                            null,
                            null,
                            Sender.UNKNOWN.withName("Trần " + name)),
                    NINE,
                    "citizen");
            Conversation fresh = Conversation.fresh(address, NINE, Medium.CHAT, Sender.UNKNOWN);
            Step step = new Step(settings(), fresh, NINE);
            step.save(report);
            town.put(address.conversation(), step.finish().conversation());
        }
    }

    private Settings settings() {
        return new Settings(
                Province.hue(),
                lifecycle,
                ZoneId.of("Asia/Ho_Chi_Minh"),
                "19001075",
                "0888771075",
                false,
                false,
                Map.of());
    }

    @Test
    void the_later_one_gets_the_result_of_the_first_in_its_own_chat() {
        does("binh", new Move.Follow(report("an").tie()));
        assertThat(report("an").ties().followers())
                .containsExactly(report("binh").tie());
        assertThat(last("binh")).contains("cùng một việc", "xử lý chung");
        assertThat(heardBy("an")).as("nothing changes for the first").isEmpty();

        handled("an");

        assertThat(report("binh").status()).isEqualTo(Status.PUBLISHED);
        assertThat(report("binh").result()).isEqualTo(report("an").result());
        assertThat(last("binh")).contains("Đã vá", "Trần binh");
        assertThat(last("an")).contains("Đã vá", "Trần an");
    }

    @Test
    void who_joins_late_gets_the_result_at_once() {
        handled("an");

        does("binh", new Move.Follow(report("an").tie()));

        assertThat(report("binh").status()).isEqualTo(Status.PUBLISHED);
        assertThat(last("binh")).contains("Đã vá");
    }

    @Test
    void a_chain_is_served_to_its_end() {
        does("cuc", new Move.Follow(report("binh").tie()));
        does("binh", new Move.Follow(report("an").tie()));

        handled("an");

        assertThat(last("cuc")).contains("Đã vá");
    }

    @Test
    void when_the_first_comes_to_no_result_the_other_goes_on_by_itself() {
        does("binh", new Move.Follow(report("an").tie()));

        does("an", new Move.Refuse(Refusal.PICTURE_EDITED, null));

        assertThat(report("binh").status()).isEqualTo(Status.VERIFYING);
        assertThat(report("binh").ties()).isEqualTo(Report.Ties.NONE);
        assertThat(report("binh").deadlines()).isNotEmpty();
        assertThat(last("binh"))
                .contains("không có kết quả", "xem xét riêng", "không cần gửi lại")
                .as("why the first was refused is its own citizen's affair")
                .doesNotContain("chỉnh sửa", "an/1");
    }

    @Test
    void when_the_first_comes_to_no_result_the_desk_reads_once_who_is_by_themselves_again() {
        does("binh", new Move.Follow(report("an").tie()));
        does("cuc", new Move.Follow(report("an").tie()));
        assertThat(alarms).isEmpty();

        does("an", new Move.Cancel("gọi điện"));

        assertThat(alarms)
                .containsExactly(new Effect.AlarmDesk(Effect.Alarm.SEPARATED, "an/1", List.of("binh/1", "cuc/1")));
        assertThat(report("cuc").status()).isEqualTo(Status.VERIFYING);
    }

    @Test
    void the_first_that_never_answers_a_question_sets_the_others_free_as_well() {
        does("binh", new Move.Follow(report("an").tie()));
        does("an", new Move.AskSupplement("Chỗ nào ạ?", false));

        now = now.plus(Duration.ofDays(3));
        does("an", new Move.SupplementMissed());

        assertThat(report("an").status()).isEqualTo(Status.REFUSED);
        assertThat(report("binh").status()).isEqualTo(Status.VERIFYING);
        assertThat(alarms).extracting(Effect.AlarmDesk::others).containsExactly(List.of("binh/1"));
    }

    @Test
    void who_has_the_result_keeps_it_when_the_first_is_reopened_and_comes_to_nothing() {
        does("binh", new Move.Follow(report("an").tie()));
        handled("an");
        does("an", new Move.Reopen("Chưa xong"));
        does("cuc", new Move.Follow(report("an").tie()));
        does("an", new Move.AskSupplement("Chỗ nào ạ?", false));

        now = now.plus(Duration.ofDays(3));
        does("an", new Move.SupplementMissed());

        assertThat(report("binh").status()).isEqualTo(Status.PUBLISHED);
        assertThat(last("binh")).contains("Đã vá");
        assertThat(report("cuc").status()).isEqualTo(Status.VERIFYING);
        assertThat(alarms).extracting(Effect.AlarmDesk::others).containsExactly(List.of("cuc/1"));
    }

    @Test
    void a_refusal_that_was_a_mistake_does_not_merge_them_again() {
        does("binh", new Move.Follow(report("an").tie()));
        does("an", new Move.Refuse(Refusal.PICTURE_EDITED, null));
        does("an", new Move.Overturn("Xem nhầm"));
        assertThat(report("binh").ties()).isEqualTo(Report.Ties.NONE);

        does("binh", new Move.Follow(report("an").tie()));
        handledFromVerifying("an");

        assertThat(report("binh").status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void nobody_follows_what_is_over_or_not_there() {
        does("an", new Move.Refuse(Refusal.PICTURE_EDITED, null));

        does("binh", new Move.Follow(report("an").tie()));
        does("cuc", new Move.Follow(new Report.Tie(report("an").conversation(), "an/9", null)));

        assertThat(report("binh").status()).isEqualTo(Status.VERIFYING);
        assertThat(report("cuc").status()).isEqualTo(Status.VERIFYING);
        assertThat(alarms)
                .containsExactly(
                        new Effect.AlarmDesk(Effect.Alarm.SEPARATED, "an/1", List.of("binh/1")),
                        new Effect.AlarmDesk(Effect.Alarm.SEPARATED, "an/9", List.of("cuc/1")));
    }

    @Test
    void two_that_follow_each_other_at_the_same_moment_are_both_set_free() {
        Deque<Effect.PassOn> underway = new ArrayDeque<>();
        Report.Tie an = report("an").tie();
        Report.Tie binh = report("binh").tie();
        turn("an", moves("an", new Move.Follow(binh)), underway);
        turn("binh", moves("binh", new Move.Follow(an)), underway);
        deliver(underway);

        assertThat(report("an").status()).isEqualTo(Status.VERIFYING);
        assertThat(report("binh").status()).isEqualTo(Status.VERIFYING);
    }

    @Test
    void taken_out_again_it_is_verified_and_the_first_no_longer_knows_it() {
        does("binh", new Move.Follow(report("an").tie()));

        does("binh", new Move.Separate("Khác chỗ"));

        assertThat(report("an").ties().followers()).isEmpty();
        assertThat(report("binh").status()).isEqualTo(Status.VERIFYING);
        assertThat(alarms).as("who does it knows of it").isEmpty();
    }

    @Test
    void a_citizen_may_withdraw_what_is_merged_and_hears_no_result() {
        does("binh", new Move.Follow(report("an").tie()));
        does("binh", new Move.Cancel("gọi điện"));
        int said = heardBy("binh").size();

        handled("an");

        assertThat(report("an").ties().followers()).isEmpty();
        assertThat(heardBy("binh")).hasSize(said);
    }

    @Test
    void a_link_stands_on_both_sides_and_nobody_hears_of_it() {
        does("binh", new Move.Link(report("an").tie()));
        assertThat(report("an").ties().related()).containsExactly(report("binh").tie());

        does("an", new Move.Unlink(report("binh").key()));

        assertThat(report("binh").ties()).isEqualTo(Report.Ties.NONE);
        assertThat(heard).isEmpty();
    }

    private void handled(String name) {
        does(name, new Move.StartVerifying());
        handledFromVerifying(name);
    }

    private void handledFromVerifying(String name) {
        does(name, new Move.Accept(null, true));
        does(name, new Move.Distribute(List.of("PHU_HOI")));
        does(name, new Move.EnterResult("PHU_HOI", "Đã vá", List.of()));
        does(name, new Move.Publish());
    }

    private Report report(String name) {
        return conversation(new Address("zalo", "oa", name).conversation())
                .reports()
                .get(0);
    }

    private Conversation conversation(String id) {
        return Objects.requireNonNull(town.get(id));
    }

    private List<String> heardBy(String name) {
        return heard.getOrDefault(name, List.of());
    }

    private String last(String name) {
        List<String> all = heardBy(name);
        return all.get(all.size() - 1);
    }

    private Event moves(String name, Move move) {
        return new Event.OperatorDid(
                now, "lan", new Event.MoveReport(report(name).key(), move));
    }

    private void does(String name, Move move) {
        now = now.plus(Duration.ofMinutes(1));
        Deque<Effect.PassOn> underway = new ArrayDeque<>();
        turn(name, moves(name, move), underway);
        deliver(underway);
    }

    private void deliver(Deque<Effect.PassOn> underway) {
        while (!underway.isEmpty()) {
            Effect.PassOn pass = underway.remove();
            Address to = conversation(pass.conversation()).address();
            turn(to.user(), pass.news(), underway);
        }
    }

    private void turn(String name, Event event, Deque<Effect.PassOn> underway) {
        String id = new Address("zalo", "oa", name).conversation();
        Turn turn = dialog.step(conversation(id), event);
        town.put(id, turn.conversation());
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.PassOn pass) {
                underway.add(pass);
            } else if (effect instanceof Effect.AlarmDesk alarm) {
                alarms.add(alarm);
            } else if (effect instanceof Effect.Send send) {
                heard.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(send.message().text());
            }
        }
    }
}
