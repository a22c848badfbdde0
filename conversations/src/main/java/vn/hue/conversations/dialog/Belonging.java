package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.words.Phrase;

/** Finds out to which of a citizen's matters an utterance belongs, and asks when it may be more than one. */
final class Belonging {

    private final Step step;
    private final Listening listening;
    private final Beginning beginning;

    Belonging(Step step, Listening listening) {
        this.step = step;
        this.listening = listening;
        this.beginning = new Beginning(step, listening, this);
    }

    /** Finds out what an utterance answers. Whether anything could be done with it. */
    boolean takes(Utterance said) {
        Optional<Report> target = target(said);
        if (target.isPresent()) {
            answerAbout(target.get(), said);
            return true;
        }
        List<Report> open = openQuestions();
        boolean substantial = said.substantial();
        Optional<Report> danger = step.draft == null
                ? listening.emergency().ongoing().filter(r -> !asksOfAnother(r, said))
                : Optional.empty();
        if (substantial && danger.isPresent()) {
            listening.emergency().more(danger.get(), said);
            return true;
        }
        if (step.draft != null && step.draft.urgent()) {
            return listening.emergency().take(said); // in danger nobody is asked what else it may be about
        }
        if (step.draft != null) {
            if (!open.isEmpty() && substantial && !fitsDraft(said) && !answersOurs(said)) {
                askWhich(said, open);
                return true;
            }
            return listening.intake().take(said);
        }
        if (answersPending(said)) {
            return true;
        }
        if (substantial && open.size() == 1) {
            listening.reports().supplement(open.get(0), said);
            return true;
        }
        if (substantial && open.size() > 1) {
            askWhich(said, open);
            return true;
        }
        return beginning.begins(said);
    }

    /** Whether something newer than an emergency was asked about another report, and the words are not of danger. */
    private boolean asksOfAnother(Report danger, Utterance said) {
        Question question = step.question;
        boolean another = question != null
                && question.about() != null
                && !danger.key().equals(question.about())
                && (question.kind() == Question.Kind.SUPPLEMENT || question.kind() == Question.Kind.RATING_WHY);
        return another && said.messages().stream().noneMatch(m -> m.reading().category() == Category.KHAN_CAP);
    }

    /** A letter that answers the one that asked belongs to what it asked about. */
    private boolean answersOurs(Utterance said) {
        Question question = step.question;
        return question != null
                && said.quotes().filter(question.messageId()::equals).isPresent();
    }

    /** By quoted message, or by code. */
    private Optional<Report> target(Utterance said) {
        Optional<Report> quoted = said.quotes().flatMap(step::reportQuoted);
        if (quoted.isPresent() && said.substantial()) {
            return quoted;
        }
        return said.substantial()
                ? said.entity(Entity.Type.REPORT_CODE).flatMap(e -> step.report(e.value()))
                : Optional.empty();
    }

    void answerAbout(Report report, Utterance said) {
        if (report.supplement() != null && !step.awaitsCode(report)) {
            listening.reports().supplement(report, said);
        } else if (report.result() != null) {
            listening.reports().interact(report, said);
        } else if (report.status() == Status.REFUSED
                && step.lapsed != null
                && !step.lapsed.is(Draft.Mark.SECOND)
                && step.draft == null) {
            beginning.goOn(said);
        } else {
            listening.reports().add(report, said);
        }
        if (step.draft != null && step.question != null) {
            listening.resume();
        }
    }

    /** The report whose question is the only one that is open. */
    Optional<Report> onlyQuestion() {
        List<Report> open = openQuestions();
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    private List<Report> openQuestions() {
        return step.reports().stream()
                .filter(r -> r.supplement() != null && !step.awaitsCode(r))
                .toList();
    }

    /** Whether an utterance answers the very question the report being taken in waits on. */
    private boolean fitsDraft(Utterance said) {
        Slot asked = Slot.asked(step.question).orElse(null);
        if (asked == null) {
            return false;
        }
        return switch (asked) {
            case PHONE -> said.entity(Entity.Type.PHONE).isPresent();
            case EMAIL -> said.entity(Entity.Type.EMAIL).isPresent();
            case SEEN_AT ->
                said.entity(Entity.Type.TIME).isPresent() && said.media().isEmpty();
            case NAME -> said.entity(Entity.Type.NAME).isPresent();
            default -> false;
        };
    }

    void askWhich(Utterance said, List<Report> open) {
        step.parked = said.messages();
        List<Option> options = new ArrayList<>();
        int key = 1;
        for (Report report : open) {
            options.add(new Option("which:" + report.key(), report.name(), String.valueOf(key++)));
        }
        if (step.draft != null) {
            options.add(new Option("which:draft", step.text(Phrase.OPTION_THIS_DRAFT), String.valueOf(key++)));
        } else {
            options.add(new Option("which:new", step.text(Phrase.OPTION_NEW), String.valueOf(key++)));
        }
        step.ask(Question.Kind.WHICH_REPORT, null, options, Phrase.ASK_WHICH_REPORT);
    }

    private boolean answersPending(Utterance said) {
        Question question = step.question;
        if (question == null || question.about() == null) {
            return false;
        }
        Report report = step.report(question.about()).orElse(null);
        if (report == null) {
            return false;
        }
        return switch (question.kind()) {
            case SUPPLEMENT -> {
                boolean plain = said.means(Intent.CONFIRM) || said.means(Intent.DENY);
                if (report.supplement() == null || !said.substantial() && !plain) {
                    yield false;
                }
                if (openQuestions().size() > 1) {
                    askWhich(said, openQuestions());
                } else {
                    listening.reports().supplement(report, said);
                }
                yield true;
            }
            case RATING_WHY -> {
                if (said.telling().isEmpty()) {
                    yield false;
                }
                listening.reports().interact(report, said);
                yield true;
            }
            case WITHDRAW -> {
                if (said.means(Intent.CONFIRM) || said.means(Intent.CANCEL)) {
                    listening.reports().withdraw(report);
                    yield true;
                }
                if (said.means(Intent.DENY)) {
                    step.question = null;
                    step.tell(Phrase.KEPT_REPORT, "code", report.name());
                    yield true;
                }
                yield false;
            }
            default -> false;
        };
    }

    Beginning beginning() {
        return beginning;
    }
}
