package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.words.Phrase;

/** Whether the dialog is whole: a stored question must always find someone who takes its answer. */
public final class Flow {

    /** Questions that are about a filed report or the dialog itself, answered in {@link Belonging} and {@link Choosing}. */
    private static final Set<Question.Kind> ANSWERED_ELSEWHERE = EnumSet.of(
            Question.Kind.SUMMARY,
            Question.Kind.LETTER,
            Question.Kind.CODE,
            Question.Kind.WHICH_LINE,
            Question.Kind.SUPPLEMENT,
            Question.Kind.SAME_MATTER,
            Question.Kind.WHICH_REPORT,
            Question.Kind.WITHDRAW,
            Question.Kind.RATING,
            Question.Kind.RATING_WHY,
            Question.Kind.MENU);

    private Flow() {}

    /** What is wrong, each with its path; empty when nothing is. */
    public static List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<Question.Kind, Slot> slots = new EnumMap<>(Question.Kind.class);
        for (Slot slot : Slot.values()) {
            Slot other = slots.put(slot.kind(), slot);
            if (other != null) {
                problems.add("flow: " + slot.kind() + ": asked for by " + other + " and " + slot);
            }
        }
        for (Question.Kind kind : Question.Kind.values()) {
            if (!slots.containsKey(kind) && !ANSWERED_ELSEWHERE.contains(kind)) {
                problems.add("flow: " + kind + ": nobody takes its answer");
            }
        }
        Arrays.stream(Refusal.values()).forEach(r -> {
            needs("REFUSED_" + r, problems);
            needs("GUIDANCE_" + r, problems);
        });
        Arrays.stream(Status.values()).forEach(s -> needs("STATUS_" + s, problems));
        Arrays.stream(Rating.values()).forEach(r -> needs("OPTION_" + r, problems));
        return problems;
    }

    private static void needs(String phrase, List<String> problems) {
        if (Arrays.stream(Phrase.values()).noneMatch(p -> p.name().equals(phrase))) {
            problems.add("phrases: " + phrase + ": no such sentence");
        }
    }
}
