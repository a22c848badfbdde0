package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;
import vn.hue.gateway.store.Alarms;

/** A part that is put in anew gives back the focus, and what was open, by ids alone. */
class LivePartsTest {

    private static final String LIVE = "[hx-trigger*=desk:catch-up]";

    private Stage stage;
    private Play play;

    @BeforeEach
    void serve() {
        stage = new Stage().living();
        Sample.into(stage.stores, Urgency.URGENT);
        DeadLettersPageTest.undelivered(stage);
        play = new Play(stage, Sample.ID);
        for (String alarm : List.of("a1", "a2")) {
            await(stage.stores
                    .alarms()
                    .raise(new Alarms.Raised(alarm, Sample.ID, Effect.Alarm.SOS, Sample.CODE, Sample.NOW)));
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whateverOneCanWalkToIsFoundAgain() {
        Stage.Browser operator = stage.as("operator");
        String talk = "/desk/conversations/" + Sample.ID;
        String report = "/desk/reports/" + Sample.CODE;
        foundAgain(operator.page("/desk/inbox?queue=all"));
        foundAgain(operator.page(talk));
        play.turn("operator", new Event.TakeOver());
        foundAgain(operator.page(talk));
        foundAgain(stage.as("supervisor").page(talk));
        foundAgain(operator.page(report));
        foundAgain(stage.as("supervisor").page(report));
    }

    /** What is preserved is moved as it is. */
    private static void foundAgain(Document page) {
        List<Element> reached = page.select(LIVE)
                .select("a[href], button, summary, details, input:not([type=hidden]),"
                        + " select, textarea, video, audio, [tabindex]");
        assertThat(reached).isNotEmpty();
        assertThat(reached.stream()
                        .filter(one -> one.id().isEmpty() && one.closest("[hx-preserve]") == null)
                        .map(Element::outerHtml))
                .isEmpty();
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
    }
}
