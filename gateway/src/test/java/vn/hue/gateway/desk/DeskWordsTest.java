package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hue.channels.ChannelHealth;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Checklist;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Mending;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.Why;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Link;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.staff.PasswordRules;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.work.ConductWork;

class DeskWordsTest {

    private static final Map<String, Enum<?>[]> NAMED = Map.of(
            "alarm", Effect.Alarm.values(),
            "question", Question.Kind.values(),
            "category", Category.values(),
            "urgency", Urgency.values(),
            "clock", Clock.values(),
            "state", ChannelHealth.State.values(),
            "refusal", Refusal.values(),
            "status", Status.values(),
            "delivery", DeliveryState.values(),
            "why", Why.values());
    private static final Map<String, Enum<?>[]> OF_THE_STAFF = Map.of(
            "role", Role.values(),
            "password", PasswordRules.Problem.values(),
            "link", Link.Purpose.values(),
            "origin", Origin.values(),
            "act", AuditLog.Act.values(),
            "point", Checklist.Point.values(),
            "verdict", Checklist.Verdict.values(),
            "finding", Checklist.Finding.values(),
            "doubt", Mending.Doubt.values(),
            "bar", ConductWork.Bar.values());

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(DeskWords.EN.keys()).containsExactlyInAnyOrderElementsOf(DeskWords.VI.keys());
    }

    @Test
    void everythingThatCanBeNamedHasAName() {
        List<String> missing = new ArrayList<>();
        Stream.of(NAMED, OF_THE_STAFF)
                .forEach(named -> named.forEach((group, constants) -> Stream.of(constants)
                        .map(constant -> group + "." + constant.name())
                        .filter(key -> !DeskWords.VI.keys().contains(key))
                        .forEach(missing::add)));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPartOfTheDeskThatMayBeRefusedHasAWord() {
        assertThat(Stream.of(Route.values())
                        .filter(route -> route.by() == Route.By.ROLE && route.isAsked())
                        .filter(route -> !Stream.of(Role.values()).allMatch(route::allows))
                        .map(route -> "detail." + Gate.area(route)))
                .isNotEmpty()
                .allMatch(DeskWords.VI.keys()::contains);
    }

    @Test
    void everySentenceThePagesUseExists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> pages =
                Files.walk(Path.of(System.getProperty("project.root", "..")).resolve("gateway/src/main/jte"))) {
            for (Path page : pages.filter(Files::isRegularFile)
                    // the web card has words of its own
                    .filter(file -> !file.getFileName().toString().startsWith("card"))
                    .toList()) {
                Matcher say = Pattern.compile("say\\(\"([^\"]+[^\".])\"").matcher(Files.readString(page));
                while (say.find()) {
                    used.add(say.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(40);
        assertThat(DeskWords.VI.keys()).containsAll(used);
    }
}
