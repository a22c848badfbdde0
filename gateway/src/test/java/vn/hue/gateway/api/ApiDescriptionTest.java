package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.Why;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.api.Described.Operation;
import vn.hue.gateway.work.ConductWork;

/** The description is whole and true, as far as it can be told without asking. */
class ApiDescriptionTest {

    @Test
    void everyRouteIsDescribedWithItsScopeAndTheOtherWayRound() {
        Set<String> described = Described.operations().stream()
                .map(operation -> operation.method() + " " + operation.path() + " "
                        + operation.object().getString("x-scope"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Route.values())
                        .filter(route -> route.path().startsWith("/api/"))
                        .map(route -> route.method() + " " + route.path().replaceAll(":(\\w+)", "{$1}") + " "
                                + (route.scopes().isEmpty()
                                        ? null
                                        : route.scopes().stream()
                                                .map(Object::toString)
                                                .collect(Collectors.joining(", "))))
                        .toList());
    }

    @Test
    void everyExampleMayBeSent() {
        List<Operation> shown = Described.operations().stream()
                .filter(operation -> operation.example() != null)
                .toList();

        assertThat(shown).hasSizeGreaterThan(15);
        assertThat(shown).allSatisfy(operation -> assertThat(
                        Described.takes(operation.id(), Objects.requireNonNull(operation.example())))
                .as(operation.id())
                .isTrue());
    }

    @Test
    void everyDeedTellsWhatItMayAnswer() {
        assertThat(Described.operations())
                .filteredOn(operation -> operation.object().containsKey("x-scope"))
                .allSatisfy(operation -> assertThat(
                                operation.object().getJsonObject("responses").fieldNames())
                        .as(operation.id())
                        .contains("400", "401", "403", "503"));
    }

    @Test
    void choicesAreThoseOfTheProgram() {
        assertThat(Described.choices("Status")).containsExactlyElementsOf(names(Status.values()));
        assertThat(Described.choices("Urgency")).containsExactlyElementsOf(names(Urgency.values()));
        assertThat(Described.choices("Category")).containsExactlyInAnyOrderElementsOf(names(Category.values()));
        assertThat(names(Why.values())).containsAll(Described.examples("Why"));
        assertThat(Described.DOCUMENT
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("Refuse")
                        .getJsonObject("properties")
                        .getJsonObject("reason")
                        .getJsonArray("enum"))
                .map(String::valueOf)
                .containsExactlyElementsOf(names(Refusal.values()));
    }

    @Test
    void bothLanguagesSayTheSameThingsAndEveryReasonHasItsWords() {
        assertThat(ApiWords.EN.keys()).containsExactlyInAnyOrderElementsOf(ApiWords.VI.keys());
        assertThat(ApiWords.VI.keys())
                .containsAll(Stream.of(Why.values()).map(why -> "why." + why).toList())
                .containsAll(Stream.of(ConductWork.Bar.values())
                        .map(bar -> "bar." + bar)
                        .toList());
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
