package vn.hue.nlp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.nlp.places.Gazetteer;
import vn.hue.nlp.places.PlaceFinder;
import vn.hue.nlp.text.Features;
import vn.hue.nlp.text.LanguageGuess;
import vn.hue.nlp.text.Phrases;
import vn.hue.nlp.text.Tokens;

/**
 * Reads with the trained models; phones, codes, times and short commands are left to rules, which do them better.
 * Thread-safe, without locks.
 */
public final class OpenNlpReader implements Reader {

    /** What lies beyond this many characters is not read; a report is a page at most. */
    private static final int LIMIT = 12_000;

    /** Below this a category is "not sure". */
    private static final double SURE_CATEGORY = 0.3;

    /** The same for a message of a few words, which may be no matter at all. */
    private static final double SURE_OF_FEW = 0.5;

    /** Two words beside a time or a number are a matter only when they surely name one; beside a place, rather so. */
    private static final double SURE_OF_ANSWER = 0.6;

    private static final double SURE_OF_MATTER_THERE = 0.49;

    private static final int FEW = 4;

    /** A matter for a court or a complaint: without the rules, and when the rules say so too. */
    private static final double SURE_SCOPE = 0.5;

    private static final double LIKELY_SCOPE = 0.15;

    /** What rules are of a text that names a matter; below it they only counted its words. */
    private static final double NAMES_MATTER = 0.7;

    /** A manual is long: nobody is to be given it by mistake. */
    private static final double SURE_OF_HELP = 0.8;

    private static final double UNSURE = Reading.SURE - 0.01;

    /** So few words hold a dispute only where rules know its name: "to lắm" is none. */
    private static final int TOO_FEW_FOR_A_DISPUTE = 3;

    /** A message up to this many words may be a command. */
    private static final int SHORT = 7;

    private enum Group {
        ABUSE
    }

    private final RuleReader rules;
    private final LinearModel category;
    private final LinearModel intent;
    private final LinearModel scope;
    private final Danger danger;
    private final PlaceFinder places;
    private final Phrases<Group> abuse;
    private final int none;
    private final int out;

    /**
     * A reader over models.
     *
     * @param rules what finds phones, mail addresses, codes, times, map points, names and commands
     */
    public OpenNlpReader(Models models, RuleReader rules) {
        this.rules = rules;
        category = models.category();
        intent = models.intent();
        scope = models.scope();
        danger = new Danger(models.urgency());
        places = new PlaceFinder(Gazetteer.load());
        abuse = Phrases.load(OpenNlpReader.class, "abuse.txt", Group.class);
        none = category.indexOf(Models.NONE);
        out = scope.indexOf("OUT");
    }

    /** The reader with the models that come with the program; takes under a second. */
    public static OpenNlpReader load() {
        return of(Models.load());
    }

    /** The reader over other models than those that come with the program. */
    public static OpenNlpReader of(Models models) {
        return new OpenNlpReader(models, new RuleReader());
    }

    @Override
    public Reading read(String text, Instant now) {
        String head = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
        Reading ruled = rules.read(head, now);
        Tokens tokens = Tokens.of(head);
        if (tokens.words() == 0) {
            return ruled;
        }
        long[] features = Features.of(tokens);
        Language language = LanguageGuess.of(tokens);
        boolean plain = tokens.wordsWithMarks() * 4 < tokens.words();
        int besideTimes = besideTimes(tokens, ruled.entities());
        Urgency urgency = besideTimes == 0 || isFire(head, ruled.urgency())
                ? ruled.urgency()
                : danger.of(tokens, features, plain, ruled.urgency());
        long[] words = matter(tokens, ruled.entities(), features);
        double[] wants = intent.probabilities(tokens.words() > 2 * SHORT ? words : features);
        double[] about = category.probabilities(words);
        boolean mayDispute = ruled.outOfScope() || tokens.words() > TOO_FEW_FOR_A_DISPUTE;
        boolean outside = besideTimes > 1
                && mayDispute
                && scope.probabilities(features)[out] > (ruled.outOfScope() ? LIKELY_SCOPE : SURE_SCOPE);
        List<Entity> entities = entities(ruled.entities(), places.find(tokens));
        boolean somewhere = entities.stream().anyMatch(e -> e.type() == Entity.Type.PLACE);
        double surely = somewhere ? SURE_OF_MATTER_THERE : SURE_OF_ANSWER;
        boolean told = ruled.intent() == Intent.REPORT || about[bestMatter(about)] > surely;
        boolean answer = isAnswer(tokens, entities, language, told ? 0 : 2);
        Choice choice = answer
                ? new Choice(ruled.intent(), ruled.intentConfidence())
                : choose(tokens, ruled, wants, about, urgency, rules.wantsMended(head));
        int matter = bestMatter(about);
        double needed = tokens.words() <= FEW ? SURE_OF_FEW : SURE_CATEGORY;
        boolean sure = !answer && about[matter] >= needed && about[none] < 0.5 && tokens.words() > 1;
        boolean reports = sure || urgency != Urgency.NORMAL;
        return new Reading(
                language,
                choice.intent,
                choice.confidence,
                reports ? Category.valueOf(category.outcomes().get(matter).toUpperCase(Locale.ROOT)) : null,
                reports ? about[matter] : 0,
                urgency,
                outside || choice.intent == Intent.OUT_OF_SCOPE,
                abuse.anywhere(tokens, Group.ABUSE, false),
                ruled.rating(),
                entities);
    }

    /** Who writes, and how to reach them, says nothing of the matter. */
    private static long[] matter(Tokens tokens, List<Entity> entities, long[] all) {
        List<Entity> person = entities.stream()
                .filter(e -> switch (e.type()) {
                    case NAME, PHONE, EMAIL, REPORT_CODE, MAP_POINT -> true;
                    case PLACE, TIME -> false;
                })
                .toList();
        return person.isEmpty()
                ? all
                : Features.of(tokens, i -> person.stream()
                        .noneMatch(e -> e.start() <= tokens.start(i) && tokens.start(i) < e.end()));
    }

    /** How many words are no time: "just now" alone is nothing urgent, and "half an hour ago" nothing for a court. */
    private static int besideTimes(Tokens tokens, List<Entity> entities) {
        int spoken = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int at = tokens.start(i);
            boolean time =
                    entities.stream().anyMatch(e -> e.type() == Entity.Type.TIME && e.start() <= at && at < e.end());
            spoken += tokens.isWord(i) && !time ? 1 : 0;
        }
        return spoken;
    }

    /** A bare name, number, place or time, or letters that are no words: the answer to a question, not a matter. */
    private static boolean isAnswer(Tokens tokens, List<Entity> entities, Language language, int most) {
        int spoken = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int at = tokens.start(i);
            spoken += tokens.isWord(i) && entities.stream().noneMatch(e -> e.start() <= at && at < e.end()) ? 1 : 0;
        }
        return entities.isEmpty() ? language == Language.OTHER && tokens.words() < FEW : spoken <= most;
    }

    /** No model talks a fire away: {@code QĐ 30/2022, Điều 18}. */
    private boolean isFire(String text, Urgency ruled) {
        return ruled == Urgency.SOS && rules.burns(text);
    }

    private Choice choose(
            Tokens tokens, Reading ruled, double[] wants, double[] about, Urgency urgency, boolean mended) {
        boolean spoken = ruled.intent() != Intent.UNKNOWN && ruled.intent() != Intent.REPORT;
        if (urgency == Urgency.SOS) {
            return new Choice(Intent.SOS, 0.9);
        }
        if (spoken && (tokens.words() <= SHORT || ruled.intentConfidence() > 0.9)) {
            return new Choice(ruled.intent(), ruled.intentConfidence());
        }
        int best = LinearModel.best(wants);
        Intent wanted = Intent.valueOf(intent.outcomes().get(best));
        double confidence = wants[best];
        boolean names = ruled.intent() == Intent.REPORT && ruled.intentConfidence() >= NAMES_MATTER;
        if (names && confidence < Reading.SURE) {
            return new Choice(Intent.REPORT, ruled.intentConfidence()); // "ngập", "can I report a broken bench?"
        }
        if (wanted == Intent.OUT_OF_SCOPE && !ruled.outOfScope() && tokens.words() <= TOO_FEW_FOR_A_DISPUTE) {
            return new Choice(Intent.UNKNOWN, 0);
        }
        if (wanted == Intent.STATUS && names && mended) {
            return new Choice(Intent.REPORT, ruled.intentConfidence());
        }
        boolean letter = tokens.words() > 2 * SHORT;
        if ((letter || about[none] < 0.1)
                && wanted != Intent.REPORT
                && wanted != Intent.OUT_OF_SCOPE
                && confidence < 0.8) {
            return new Choice(Intent.REPORT, 1 - about[none]);
        }
        if (wanted == Intent.SOS && urgency == Urgency.NORMAL) {
            return new Choice(Intent.REPORT, 1 - about[none]);
        }
        if (wanted == Intent.HELP && confidence < SURE_OF_HELP) {
            return new Choice(wanted, Math.min(confidence, UNSURE)); // "bạn em không răng" asks for no manual
        }
        return new Choice(wanted, confidence);
    }

    private int bestMatter(double[] about) {
        int best = none == 0 ? 1 : 0;
        for (int i = 0; i < about.length; i++) {
            if (i != none && about[i] > about[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The rules' finds, and the places that lie in none of them. */
    private static List<Entity> entities(List<Entity> ruled, List<Entity> places) {
        List<Entity> all = new ArrayList<>(ruled.size() + places.size());
        for (Entity entity : ruled) {
            if (entity.type() != Entity.Type.PLACE) {
                all.add(entity);
            }
        }
        int others = all.size();
        for (Entity place : places) {
            boolean free = true;
            for (int i = 0; i < others && free; i++) {
                Entity other = all.get(i);
                free = place.end() <= other.start() || other.end() <= place.start();
            }
            if (free) {
                all.add(place);
            }
        }
        all.sort(Comparator.comparingInt(Entity::start));
        return all;
    }

    private record Choice(Intent intent, double confidence) {}
}
