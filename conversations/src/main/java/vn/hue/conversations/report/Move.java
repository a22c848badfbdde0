package vn.hue.conversations.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
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
    @JsonSubTypes.Type(value = Move.AddFromCitizen.class, name = "add-from-citizen"),
    @JsonSubTypes.Type(value = Move.Mend.class, name = "mend"),
    @JsonSubTypes.Type(value = Move.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Move.Reclassify.class, name = "reclassify"),
    @JsonSubTypes.Type(value = Move.Overturn.class, name = "overturn"),
    @JsonSubTypes.Type(value = Move.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = Move.Separate.class, name = "separate"),
    @JsonSubTypes.Type(value = Move.TakeResult.class, name = "take-result"),
    @JsonSubTypes.Type(value = Move.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Move.Unlink.class, name = "unlink")
})
public sealed interface Move {

    /** What a person wrote with it; empty when it has no words, or they are a machine's. */
    default String words() {
        return "";
    }

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
     * @param agency who wants to know it ({@code Điều 11.1}); null for the centre
     */
    record AskSupplement(
            String question, boolean verification, @Nullable String agency) implements Move {

        /** A question of the centre. */
        public AskSupplement(String question, boolean verification) {
            this(question, verification, null);
        }

        @Override
        public String words() {
            return question;
        }
    }

    /** The citizen's answer, in any form. */
    record Supplement(
            String text, List<Media> media, @Nullable Place place) implements Move {
        public Supplement {
            media = List.copyOf(media);
        }

        @Override
        public String words() {
            return text;
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
     * @param why it is not public; null when it is
     */
    record Accept(
            @Nullable String mendedContent,
            boolean publicView,
            @Nullable String why) implements Move {
        public Accept(@Nullable String mendedContent, boolean publicView) {
            this(mendedContent, publicView, null);
        }

        @Override
        public String words() {
            return written(mendedContent, why, "\n");
        }
    }

    /**
     * Does not qualify.
     *
     * @param guidance what the citizen can do, in words; null for the reason's own guidance
     */
    record Refuse(Refusal reason, @Nullable String guidance) implements Move {
        @Override
        public String words() {
            return written(guidance, null, "");
        }
    }

    /**
     * By the citizen, or on the citizen's wish. {@code Điều 7.5b.10}.
     *
     * @param note how the wish was told, when an operator writes it down; null when the citizen did it
     */
    record Cancel(@Nullable String note) implements Move {
        @Override
        public String words() {
            return written(note, null, "");
        }
    }

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
            String agency, String why, @Nullable String competent) implements Move {
        @Override
        public String words() {
            return written(why, competent, " → ");
        }
    }

    record EnterResult(String agency, String text, List<Media> media) implements Move {
        public EnterResult {
            media = List.copyOf(media);
        }

        @Override
        public String words() {
            return text;
        }

        boolean isTheSameAs(Report.@Nullable Answer answer) {
            return answer != null
                    && answer.agency().equals(agency)
                    && answer.text().equals(text)
                    && answer.media().equals(media);
        }
    }

    /** Not to form, insufficient or without after-pictures. {@code Điều 12.2}. */
    record SendBackResult(String why, boolean formOnly) implements Move {
        @Override
        public String words() {
            return why;
        }
    }

    record Publish() implements Move {}

    record Rate(Rating rating) implements Move {}

    /** The citizen says something about a published result. {@code Điều 13.3}. */
    record Interact(String text) implements Move {
        @Override
        public String words() {
            return text;
        }
    }

    record AnswerInteraction(String agency, String text) implements Move {
        @Override
        public String words() {
            return text;
        }
    }

    /** Back into handling after an interaction that is right. */
    record Reopen(String why) implements Move {
        @Override
        public String words() {
            return why;
        }
    }

    /**
     * The citizen adds to an open report without having been asked.
     *
     * @param place where it is, more exactly; null to leave it as it was
     * @param phone the sender's, in the form of E.164, where none was known; null when none was given
     */
    record AddFromCitizen(
            String text,
            List<Media> media,
            @Nullable Place place,
            @Nullable String phone) implements Move {
        public AddFromCitizen {
            media = List.copyOf(media);
        }

        public AddFromCitizen(String text, List<Media> media) {
            this(text, media, null, null);
        }

        @Override
        public String words() {
            return text;
        }
    }

    /**
     * The centre mends spelling and form, never the content. {@code Điều 9.1}.
     *
     * @param mendedContent null to go back to the citizen's own words
     */
    record Mend(@Nullable String mendedContent) implements Move {
        @Override
        public String words() {
            return written(mendedContent, null, "");
        }
    }

    /**
     * What was accepted is public or not. {@code Điều 9.2}.
     *
     * @param why it is not; null when it is
     */
    record Show(boolean publicView, @Nullable String why) implements Move {
        @Override
        public String words() {
            return written(why, null, "");
        }
    }

    /** It was read wrongly; its clocks are those of the right urgency from now on. */
    record Reclassify(@Nullable Category category, Urgency urgency) implements Move {}

    /** The refusal was a mistake, or the citizen has proven it wrong: it is verified again, and the clocks begin anew. */
    record Overturn(String why) implements Move {
        @Override
        public String words() {
            return why;
        }
    }

    /**
     * The same matter as an earlier report of somebody else: handled together with it. Not a repeat in the sense of
     * {@code Điều 7.5b.7}, which is about one sender: this citizen gets the same result.
     */
    record Follow(Report.Tie first) implements Move {}

    /** After {@link Follow}: handled by itself after all, or the first one came to no result. */
    record Separate(String why) implements Move {
        @Override
        public String words() {
            return why;
        }
    }

    /** The result of the report it is handled with is published. */
    record TakeResult(Report.Answer result) implements Move {}

    /** About the same matter as another report; each goes its own way. */
    record Link(Report.Tie other) implements Move {}

    /** @param key of the report it was linked with */
    record Unlink(String key) implements Move {}

    private static String written(@Nullable String one, @Nullable String other, String between) {
        return Stream.of(one, other).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
