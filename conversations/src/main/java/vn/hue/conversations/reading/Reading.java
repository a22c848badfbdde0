package vn.hue.conversations.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Rating;

/**
 * What one text says, as facts for the dialog. Stored with its message, so that a replay needs no model.
 *
 * @param language of the text
 * @param intent the likeliest
 * @param intentConfidence 0 to 1; below {@link #SURE} the dialog trusts its own question more
 * @param category of a report; null for "not sure"
 * @param categoryConfidence 0 to 1
 * @param urgency tuned for recall: a false alarm costs a look, a miss costs a life
 * @param outOfScope disputes, lawsuits, complaints, denunciations ({@code QĐ 30/2022, Điều 5.2})
 * @param abusive a reason to warn and to let a person look, never to lock
 * @param rating what a text says of a result; null when it rates nothing
 * @param entities in the order of the text
 */
public record Reading(
        Language language,
        Intent intent,
        double intentConfidence,
        @Nullable Category category,
        double categoryConfidence,
        Urgency urgency,
        boolean outOfScope,
        boolean abusive,
        @Nullable Rating rating,
        List<Entity> entities) {

    public static final double SURE = 0.6;

    public static final Reading NOTHING = of(Intent.UNKNOWN);

    public Reading {
        entities = List.copyOf(entities);
    }

    /** A Vietnamese text with one sure intent and nothing else: for messages without words, and for transcripts. */
    public static Reading of(Intent intent) {
        return new Reading(Language.VI, intent, 1, null, 0, Urgency.NORMAL, false, false, null, List.of());
    }

    @JsonIgnore
    public boolean urgent() {
        return urgency != Urgency.NORMAL;
    }

    /** The first entity of a type. */
    public Optional<Entity> first(Entity.Type type) {
        return entities.stream().filter(e -> e.type() == type).findFirst();
    }
}
