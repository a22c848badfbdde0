package vn.hue.gateway.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.work.Deed;
import vn.hue.gateway.work.Handling;

/** What is done to a report from its acceptance to its rating: the forms of {@link Handling}. */
final class HandlingDeeds implements ReportDeeds {

    @Override
    public Map<String, List<String>> forms() {
        return Map.ofEntries(
                Map.entry("distribute", List.of("agency")),
                Map.entry("invite", List.of("text")),
                Map.entry("acknowledge", List.of("agency")),
                Map.entry("return-to-centre", List.of("agency", "text", "competent")),
                Map.entry("ask-for-agency", List.of("agency", "text")),
                Map.entry("enter-result", List.of("agency", "text", "picture", "sure")),
                Map.entry("send-back-result", List.of("text", "kind")),
                Map.entry("publish", List.of("checked")),
                Map.entry("answer-interaction", List.of("agency", "text")),
                Map.entry("reopen", List.of("text")),
                Map.entry("rate", List.of("rating")),
                Map.entry("interact", List.of("text")));
    }

    @Override
    public @Nullable Deed read(String deed, Form form, Report report, DeskWords words) {
        return read(deed, form, report, new Around(words, Directory.EMPTY, List.of()));
    }

    @Override
    public @Nullable Deed read(String deed, Form form, Report report, Around around) {
        String text = form.value("text");
        Handling handling = new Handling(report, around.agencies());
        Handling.Read read =
                switch (deed) {
                    case "distribute" ->
                        handling.distribute(form.value("agency").lines().toList());
                    case "invite" -> handling.invite(text);
                    case "acknowledge" -> handling.acknowledge(form.value("agency"));
                    case "return-to-centre" -> handling.giveBack(form.value("agency"), text, form.value("competent"));
                    case "ask-for-agency" -> handling.askFor(form.value("agency"), text);
                    case "enter-result" ->
                        handling.result(
                                form.value("agency"),
                                text,
                                around.media(),
                                form.value("sure").equals("yes"));
                    case "send-back-result" -> handling.sendBack(text, form.value("kind"));
                    case "publish" -> handling.publish(form.value("checked").equals("yes"));
                    case "answer-interaction" -> handling.answer(form.value("agency"), text);
                    case "reopen" -> handling.reopen(text);
                    case "rate" -> handling.rate(rating(form.value("rating")).orElse(null));
                    case "interact" -> handling.interact(text);
                    default -> throw new IllegalArgumentException(deed);
                };
        if (form.value("picture").lines().count() > around.media().size()) {
            form.wrong("picture", around.words().say("file.again"));
        }
        if (read instanceof Handling.Read.Wrong wrong) {
            wrong.faults().forEach((field, faults) -> form.wrong(field, told(faults, around.words())));
        }
        return read instanceof Handling.Read.Right right && form.isRight() ? right.deed() : null;
    }

    private static String told(List<? extends Enum<?>> faults, DeskWords words) {
        return String.join(
                " ", faults.stream().map(fault -> words.name("fault", fault)).toList());
    }

    private static Optional<Rating> rating(String name) {
        return Arrays.stream(Rating.values())
                .filter(rating -> rating.name().equals(name))
                .findFirst();
    }
}
