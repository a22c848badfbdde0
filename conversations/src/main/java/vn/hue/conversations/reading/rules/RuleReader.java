package vn.hue.conversations.reading.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.FoldedText.Span;

/**
 * Reads by rules and lexicons: what needs no model, and what must hold when a model fails.
 *
 * <p>Deterministic and thread-safe; the time it takes grows with the length of the text alone. It guesses no category
 * except {@link Category#KHAN_CAP}, and keeps at most {@value #ENTITIES} entities.
 */
public final class RuleReader implements Reader {

    static final int ENTITIES = 64;

    /** Dates in figures, past or future: they are no phone numbers. */
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\d./-])(?:[0-3]?\\d([./-])[01]?\\d\\1(?:19|20)\\d\\d|(?:19|20)\\d\\d([./-])[01]?\\d\\2[0-3]?\\d)(?![./-]?\\d)");

    private final EmailFinder emails = new EmailFinder();
    private final CodeFinder codes = new CodeFinder();
    private final PointFinder points = new PointFinder();
    private final PhoneFinder phones = new PhoneFinder();
    private final TimeFinder times = new TimeFinder();
    private final NameFinder names = new NameFinder();
    private final PlaceFinder places = new PlaceFinder();
    private final LanguageRules languages = new LanguageRules();
    private final UrgencyRules urgencies = new UrgencyRules();
    private final IntentRules intents = new IntentRules();
    private final Lexicon<Abuse> abuse = Lexicon.load("abuse.txt", Abuse.class);

    @Override
    public Reading read(String text, Instant now) {
        FoldedText folded = FoldedText.of(text);
        List<Found> found = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        take(emails.find(folded), found, taken);
        FoldedText rest = folded.without(taken);
        take(codes.find(rest), found, taken);
        take(points.find(folded.without(taken), taken), found, taken);
        rest = folded.without(taken);

        take(times.find(Words.of(rest), now), found, taken);
        List<Span> figures = new ArrayList<>(taken);
        Matcher dates = DATE.matcher(rest.folded());
        while (dates.find()) {
            figures.add(new Span(dates.start(), dates.end()));
        }
        List<Found> numbers = phones.find(folded.without(figures));
        rest = rest.without(numbers.stream().map(Found::span).toList());
        take(numbers, found, taken);

        Words words = Words.of(rest);
        Language language = languages.of(words);
        take(names.find(Words.of(folded.without(taken))), found, taken);
        take(places.find(Words.of(folded.without(taken)), language == Language.EN), found, taken);

        List<Entity> entities = found.stream()
                .map(Found::entity)
                .sorted(Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end))
                .limit(ENTITIES)
                .toList();
        Urgency urgency = urgencies.of(words);
        IntentRules.Meaning meaning = intents.of(words, Words.of(folded.without(taken)), entities, urgency, language);
        boolean urgent = urgency != Urgency.NORMAL;
        return new Reading(
                language,
                meaning.intent(),
                meaning.confidence(),
                urgent ? Category.KHAN_CAP : null,
                urgent ? 0.8 : 0,
                urgency,
                meaning.outOfScope(),
                abuse.all(words).stream().anyMatch(hit -> hit.group() == Abuse.ABUSE),
                meaning.rating(),
                entities);
    }

    private static void take(List<Found> more, List<Found> found, List<Span> taken) {
        found.addAll(more);
        for (Found one : more) {
            taken.add(one.span());
        }
    }

    private enum Abuse {
        ABUSE,
        /** Innocent words that hold one of the others. */
        FINE
    }
}
