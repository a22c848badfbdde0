package vn.hue.conversations.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Rating;

/** One step of a filed report. Whether it is allowed now, {@code Lifecycle} says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Move.Receive.class, name = "receive"),
    @JsonSubTypes.Type(value = Move.Contact.class, name = "contact"),
    @JsonSubTypes.Type(value = Move.StartVerifying.class, name = "start-verifying"),
    @JsonSubTypes.Type(value = Move.AskSupplement.class, name = "ask-supplement"),
    @JsonSubTypes.Type(value = Move.Supplement.class, name = "supplement"),
    @JsonSubTypes.Type(value = Move.SupplementMissed.class, name = "supplement-missed"),
    @JsonSubTypes.Type(value = Move.Accept.class, name = "accept"),
    @JsonSubTypes.Type(value = Move.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Move.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Move.Distribute.class, name = "distribute"),
    @JsonSubTypes.Type(value = Move.Acknowledge.class, name = "acknowledge"),
    @JsonSubTypes.Type(value = Move.ReturnToCentre.class, name = "return-to-centre"),
    @JsonSubTypes.Type(value = Move.EnterResult.class, name = "enter-result"),
    @JsonSubTypes.Type(value = Move.SendBackResult.class, name = "send-back-result"),
    @JsonSubTypes.Type(value = Move.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = Move.Rate.class, name = "rate"),
    @JsonSubTypes.Type(value = Move.Interact.class, name = "interact"),
    @JsonSubTypes.Type(value = Move.AnswerInteraction.class, name = "answer-interaction"),
    @JsonSubTypes.Type(value = Move.Reopen.class, name = "reopen"),
    @JsonSubTypes.Type(value = Move.AddFromCitizen.class, name = "add-from-citizen")
})
public sealed interface Move {

    /** 07:30 has come for a report kept overnight. {@code Điều 4.2}. */
    record Receive() implements Move {}

    /** The centre has spoken to the citizen of an SOS. {@code Điều 18}. */
    record Contact() implements Move {}

    record StartVerifying() implements Move {}

    /**
     * The centre or an agency needs something of the citizen.
     *
     * @param question in words the citizen can answer
     * @param verification whether it is about who the sender is ({@code Điều 7.5b.5}) rather than what is reported
     *     ({@code Điều 7.5b.4})
     */
    record AskSupplement(String question, boolean verification) implements Move {}

    /** The citizen's answer, in any form. */
    record Supplement(
            String text, List<Media> media, @Nullable Place place) implements Move {
        public Supplement {
            media = List.copyOf(media);
        }
    }

    /** 02 days passed without an answer. */
    record SupplementMissed() implements Move {}

    /**
     * Verified and taken on.
     *
     * @param mendedContent the content with its spelling mended, never its meaning; null when left as it was ({@code
     *     Điều 9.1})
     * @param publicView false for a sensitive report ({@code Điều 9.2})
     */
    record Accept(@Nullable String mendedContent, boolean publicView) implements Move {}

    /**
     * Does not qualify.
     *
     * @param guidance what the citizen can do, in words; null for the reason's own guidance
     */
    record Refuse(Refusal reason, @Nullable String guidance) implements Move {}

    /** By the citizen. {@code Điều 7.5b.10}. */
    record Cancel() implements Move {}

    /** To one or several agencies; urgent reports at once, without acceptance first. {@code Điều 10, 15}. */
    record Distribute(List<String> agencies) implements Move {
        public Distribute {
            agencies = List.copyOf(agencies);
        }
    }

    record Acknowledge(String agency) implements Move {}

    /**
     * Not this agency's matter.
     *
     * @param competent the agency it names instead; null when unknown
     */
    record ReturnToCentre(
            String agency, String why, @Nullable String competent) implements Move {}

    record EnterResult(String agency, String text, List<Media> media) implements Move {
        public EnterResult {
            media = List.copyOf(media);
        }
    }

    /** Not to form, insufficient or without after-pictures. {@code Điều 12.2}. */
    record SendBackResult(String why, boolean formOnly) implements Move {}

    record Publish() implements Move {}

    record Rate(Rating rating) implements Move {}

    /** The citizen says something about a published result. {@code Điều 13.3}. */
    record Interact(String text) implements Move {}

    record AnswerInteraction(String agency, String text) implements Move {}

    /** Back into handling after an interaction that is right. */
    record Reopen(String why) implements Move {}

    /** The citizen adds to an open report without having been asked. */
    record AddFromCitizen(String text, List<Media> media) implements Move {
        public AddFromCitizen {
            media = List.copyOf(media);
        }
    }
}
