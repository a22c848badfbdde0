package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;

class RepliesTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReplyIsWholeAndHasATitle(Language language) {
        assertThat(Replies.in(language, "Hoa", "PA-2026-000001"))
                .extracting(Replies.Reply::name)
                .containsExactlyElementsOf(Replies.NAMES);
        assertThat(Replies.in(language, "Hoa", "PA-2026-000001")).allSatisfy(reply -> {
            assertThat(reply.text()).isNotBlank().doesNotContain("{", "}");
            assertThat(DeskWords.VI.keys()).contains("reply." + reply.name());
        });
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(Replies.in(Language.VI, null, null))
                .extracting(Replies.Reply::name)
                .doesNotContain("code", "passed")
                .contains("greet");
        assertThat(Replies.in(Language.VI, null, null).get(0).text()).startsWith("Chào anh/chị,");
        assertThat(Replies.in(Language.VI, "Hoa", null).get(0).text()).startsWith("Chào Hoa,");
    }

    @Test
    void theNameStandsInThemOnlyOnceItIsShown() {
        try (Stage stage = new Stage()) {
            Sample.into(stage.stores, Urgency.NORMAL);
            Stage.Browser operator = stage.as("operator");
            String path = "/desk/conversations/" + Sample.ID;
            Document masked = operator.page(path);
            assertThat(masked.select("select[data-inserts=words] option").eachAttr("value"))
                    .anyMatch(text -> text.contains(Sample.CODE))
                    .noneMatch(text -> text.contains(Sample.NAME));

            String revealed = operator.post(path + "/reveal", Stage.form("csrf", Stage.csrf(masked)))
                    .getHeader("Location");
            assertThat(operator.page(revealed)
                            .select("select[data-inserts=words] option")
                            .eachAttr("value"))
                    .anyMatch(text -> text.contains(Sample.NAME));
        }
    }
}
