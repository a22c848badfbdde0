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

    /** Whether a text tells of a fire that burns now, which its words say more surely than any model. */
    public boolean burns(String text) {
        return urgencies.burns(FoldedText.of(text).words());
    }

    /** Whether a text asks when something of the street is mended ("bao giờ sửa ổ gà?") and names no report of before. */
    public boolean wantsMended(String text) {
        return intents.wantsMended(FoldedText.of(text).words());
    }

    @Override
    public Reading read(String text, Instant now) {
        FoldedText folded = FoldedText.of(text);
        List<Found> found = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        FoldedText rest = folded.without(take(emails.find(folded), found, taken));
        rest = rest.without(take(codes.find(rest), found, taken));
        take(points.find(rest, taken), found, taken);
        // Whatever link it was: nothing in it is a number or a time.
        rest = folded.without(taken);

        FoldedText left = rest.without(take(times.find(rest.words(), now), found, taken));
        List<Span> dates = new ArrayList<>();
        Matcher figures = DATE.matcher(rest.folded());
        while (figures.find()) {
            dates.add(new Span(figures.start(), figures.end()));
        }
        List<Span> numbers = take(phones.find(left.without(dates)), found, taken);
        rest = rest.without(numbers);
        left = left.without(numbers);

        Words words = rest.words();
        Language language = languages.of(words);
        left = left.without(take(names.find(left.words()), found, taken));
        left = left.without(take(places.find(left.words(), language == Language.EN), found, taken));

        List<Entity> entities = found.stream()
                .map(Found::entity)
                .sorted(Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end))
                .limit(ENTITIES)
                .toList();
        Urgency urgency = urgencies.of(words);
        IntentRules.Meaning meaning = intents.of(words, left.words(), entities, urgency, language);
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

    private static List<Span> take(List<Found> more, List<Found> found, List<Span> taken) {
        List<Span> spans = more.stream().map(Found::span).toList();
        found.addAll(more);
        taken.addAll(spans);
        return spans;
    }

    private enum Abuse {
        ABUSE,
        /** Innocent words that hold one of the others. */
        FINE
    }
}
