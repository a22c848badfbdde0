package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.hue.channels.RemoteFiles;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** What becomes of a picture whose host gave none within the minute for which words wait. */
class LateFilesTest extends OnePhone {

    private static final Part REMOTE = new Part.Attachment(new Media(
            null, MediaKind.IMAGE, "image/jpeg", 0, "a.jpg", "https://cdn.example/a.jpg", null, null, null, null));

    private static Inbound with(Inbound message, Part part) {
        return new Inbound(message.externalId(), message.from(), message.sentAt(), List.of(part), message.quotes());
    }

    private Town heardWithoutItsPicture() {
        Town town = town(AT_ONCE);
        town.fetch = message -> message.parts().contains(REMOTE)
                ? Future.failedFuture(new RemoteFiles.HostAway("503"))
                : Future.succeededFuture(message);
        town.hears("an", "m1", REMOTE);
        town.later(Duration.ofSeconds(61));
        town.pass(Duration.ofMinutes(1));
        assertThat(town.diary("an")).containsExactly("m1");
        return town;
    }

    @Test
    void a_picture_that_did_not_come_is_asked_for_again_and_heard_when_it_comes() {
        Town town = heardWithoutItsPicture();
        town.later(Duration.ofMinutes(6));
        town.says("an", "m2");
        Part here = new Part.Attachment(Media.stored("f1", MediaKind.IMAGE, "image/jpeg"));
        town.fetch =
                message -> Future.succeededFuture(message.parts().contains(REMOTE) ? with(message, here) : message);
        town.later(Duration.ofMinutes(30));

        assertThat(town.diary("an")).containsExactly("m1", "m2", "m1#files");
        Line line = await(stores.lines().of(Entry.messageId(citizen("an"), "m1#files")));
        Inbound late = Objects.requireNonNull(line.in());
        assertThat(late.parts()).containsExactly(here);
        assertThat(late.quotes()).isEqualTo("m1");
        assertThat(late.sentAt()).isEqualTo(Town.MORNING);

        town.later(Duration.ofDays(1));
        assertThat(town.diary("an")).hasSize(3);
    }

    /** The dialog would answer the picture, and that answer could not arrive. */
    @Test
    void where_one_can_be_answered_only_once_no_picture_is_heard_later() {
        phone.answeredOnce();
        Town town = heardWithoutItsPicture();
        Part here = new Part.Attachment(Media.stored("f1", MediaKind.IMAGE, "image/jpeg"));
        town.fetch = message -> Future.succeededFuture(with(message, here));
        town.later(Duration.ofMinutes(6));

        assertThat(town.diary("an")).containsExactly("m1");
    }

    @Test
    void a_picture_that_never_comes_is_asked_for_a_few_times() {
        Town town = heardWithoutItsPicture();
        AtomicInteger asked = new AtomicInteger();
        town.fetch = message -> {
            asked.incrementAndGet();
            return Future.failedFuture(new RemoteFiles.HostAway("503"));
        };
        for (int hour = 0; hour < 48; hour++) {
            town.later(Duration.ofHours(1));
        }
        assertThat(asked).hasValue(4);
        assertThat(town.diary("an")).containsExactly("m1");
    }

    @Test
    void a_gateway_that_takes_over_asks_for_the_picture_too() {
        Town first = heardWithoutItsPicture();
        Town second = new Town(vertx, "b", stores, phone, AT_ONCE.onlyGateway());
        second.now = first.now.plus(Duration.ofMinutes(6));
        Part here = new Part.Attachment(Media.stored("f1", MediaKind.IMAGE, "image/jpeg"));
        second.fetch = message -> Future.succeededFuture(with(message, here));
        started(second);
        second.later(Duration.ofMinutes(1));

        assertThat(second.diary("an")).containsExactly("m1", "m1#files");
    }

    /** Fetches, and what was asked for. */
    private AtomicInteger itIsThereNow(Town town) {
        AtomicInteger asked = new AtomicInteger();
        Part here = new Part.Attachment(Media.stored("f1", MediaKind.IMAGE, "image/jpeg"));
        town.fetch = message -> {
            asked.addAndGet(message.parts().contains(REMOTE) ? 1 : 0);
            return Future.succeededFuture(message.parts().contains(REMOTE) ? with(message, here) : message);
        };
        return asked;
    }

    private Town toldToTheBot() {
        Settings settings = new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                "19001075",
                "0888771075",
                Map.of());
        Town town = started(new Town(
                vertx,
                "a",
                stores,
                phone,
                AT_ONCE,
                DeliverySettings.USUAL,
                new Dialog(settings)::step,
                new RuleReader()));
        town.fetch = message -> message.parts().contains(REMOTE)
                ? Future.failedFuture(new RemoteFiles.HostAway("503"))
                : Future.succeededFuture(message);
        town.says("an", "w", "Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua");
        town.hears("an", "m1", REMOTE);
        town.later(Duration.ofSeconds(61));
        town.pass(Duration.ofMinutes(1));
        assertThat(state().awaits("m1")).isTrue();
        return town;
    }

    private Conversation state() {
        return await(stores.conversations().load(id("an"))).state();
    }

    @Test
    void a_picture_that_is_waited_for_stands_in_the_report_that_is_being_taken_in() {
        Town town = toldToTheBot();
        itIsThereNow(town);
        int said = phone.sent("an").size();
        town.later(Duration.ofMinutes(6));

        assertThat(Objects.requireNonNull(state().draft()).media()).hasSize(1);
        assertThat(phone.sent("an")).hasSize(said + 1);
        assertThat(state().awaits("m1")).isFalse();
    }

    @Test
    void a_picture_of_a_report_that_was_cancelled_begins_nothing_and_stands_in_the_history() {
        Town town = toldToTheBot();
        itIsThereNow(town);
        town.says("an", "m2", "hủy");
        int said = phone.sent("an").size();
        town.later(Duration.ofMinutes(6));

        assertThat(state().draft()).isNull();
        assertThat(phone.sent("an")).hasSize(said);
        assertThat(await(stores.lines().of(Entry.messageId(citizen("an"), "m1#files"))))
                .isNotNull();
    }

    @Test
    void nothing_is_asked_for_after_the_consent_was_taken_back() {
        Town town = toldToTheBot();
        AtomicInteger asked = itIsThereNow(town);
        town.on(() -> town.flow.happened("withdrew:1", id("an"), Event.Withdrew::new));
        int said = phone.sent("an").size();
        town.later(Duration.ofMinutes(6));
        town.later(Duration.ofHours(9));

        assertThat(asked).hasValue(0);
        assertThat(phone.sent("an")).hasSize(said);
        assertThat(await(stores.lines().of(Entry.messageId(citizen("an"), "m1#files"))))
                .isNull();
    }

    @Test
    void what_comes_while_the_consent_is_taken_back_is_kept_nowhere() {
        Town town = toldToTheBot();
        Promise<Inbound> coming = Promise.promise();
        town.fetch = message -> coming.future();
        town.later(Duration.ofMinutes(6));
        town.on(() -> town.flow.happened("withdrew:1", id("an"), Event.Withdrew::new));
        Inbound files = new Inbound("m1", citizen("an"), Town.MORNING, List.of(REMOTE), null).files(List.of(REMOTE));
        town.on(() -> {
            coming.complete(with(files, new Part.Attachment(Media.stored("f1", MediaKind.IMAGE, "image/jpeg"))));
            return Future.succeededFuture();
        });
        town.later(Duration.ofMinutes(1));

        assertThat(await(stores.lines().of(Entry.messageId(citizen("an"), "m1#files"))))
                .isNull();
    }

    @Test
    void nothing_is_asked_for_where_nothing_is_known_of_the_conversation_any_more() {
        Town town = toldToTheBot();
        Stores erased = Memory.stores();
        Town after = new Town(vertx, "b", erased, phone, AT_ONCE);
        AtomicInteger asked = itIsThereNow(after);
        Line line = Objects.requireNonNull(await(stores.lines().of(Entry.messageId(citizen("an"), "m1"))));
        Inbound heard = Objects.requireNonNull(line.in());
        started(after);
        await(erased.lines().add(List.of(line)));
        Entry entry = Entry.message(heard, town.now, 1);
        await(erased.timers().set(LateFiles.wanted(entry, heard, town.now)));
        after.later(Duration.ofHours(1));

        assertThat(asked).hasValue(0);
        assertThat(after.diary("an")).isEmpty();
    }
}
