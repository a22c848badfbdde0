package vn.hue.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.store.Listing.Facet;

/** What a conversation is found by, folded: what its reports and its draft say, their codes, and whole phone numbers. */
public final class SearchWords {

    private static final int KEPT = 120;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    /** Begins only where a name does, or a long word would be gone over once for each of its letters. */
    private static final Pattern EMAIL = Pattern.compile("(?:(?<![\\w.+-])|\\G)[\\w.+-]++@[\\w-]+(?:\\.[\\w-]+)+");

    /** Nine digits or more, however they are parted: a phone number or the number of an identity card. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\+?\\d(?:[ .-]?\\d){8,14}");

    /** The words of a text as they are kept and looked for. */
    public static List<String> in(String text) {
        Matcher word = WORD.matcher(Folding.fold(text));
        List<String> words = new ArrayList<>();
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    static List<String> of(Conversation state) {
        Set<String> words = new TreeSet<>();
        List<Sender> people = new ArrayList<>(List.of(state.sender()));
        for (Report report : state.reports()) {
            add(words, report.content(), report.sender());
            add(words, report.mendedContent(), report.sender());
            add(words, report.place());
            people.add(report.sender());
            if (report.code() != null) {
                words.add(Facet.code(report.code()));
            }
        }
        Draft draft = state.draft();
        if (draft != null) {
            add(words, draft.content(), draft.sender());
            add(words, draft.place());
            people.add(draft.sender());
        }
        List<String> kept = new ArrayList<>(words.stream().limit(KEPT).toList());
        for (Sender person : people) {
            if (person.phone() != null && !kept.contains(Facet.phone(person.phone()))) {
                kept.add(Facet.phone(person.phone()));
            }
        }
        return kept;
    }

    private static void add(Set<String> words, @Nullable Place place) {
        if (place != null) {
            add(words, place.address(), Sender.UNKNOWN);
            add(words, place.ward(), Sender.UNKNOWN);
        }
    }

    /** Nobody is found by name, mail address or a part of a number, even where they wrote it into their report. */
    private static void add(Set<String> words, @Nullable String text, Sender sender) {
        if (text != null) {
            String plain = Folding.fold(
                    NUMBER.matcher(EMAIL.matcher(text).replaceAll(" ")).replaceAll(" "));
            String name = sender.name() == null ? "" : Folding.fold(sender.name());
            words.addAll(in(name.isBlank() ? plain : plain.replace(name, " ")));
        }
    }

    private SearchWords() {}
}
