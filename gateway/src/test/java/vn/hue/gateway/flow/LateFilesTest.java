package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.hue.channels.RemoteFiles;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Line;

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
}
