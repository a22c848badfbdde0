package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.words.Phrase;

/**
 * One thing a report must have ({@code QĐ 30/2022, Điều 5}), in the order it is asked for and shown in the summary.
 *
 * <p>The order is what is easiest to answer while standing in the street: what, a picture, where, when; then who.
 */
enum Slot {
    CONTENT(
            Question.Kind.CONTENT,
            d -> d.content() != null && !d.onlyBegun(),
            Phrase.SLOT_CONTENT,
            Phrase.ASK_CONTENT,
            Phrase.ASK_CONTENT_SIMPLY,
            null,
            "noi dung|chuyen gi|content|what"),
    MEDIA(
            Question.Kind.MEDIA,
            Draft::shows,
            Phrase.SLOT_MEDIA,
            Phrase.ASK_MEDIA,
            Phrase.ASK_MEDIA_SIMPLY,
            AsksFor.PICTURE,
            "anh|hinh|hinh anh|video|clip|photo|picture"),
    PLACE(
            Question.Kind.PLACE,
            d -> d.place() != null,
            Phrase.SLOT_PLACE,
            Phrase.ASK_PLACE,
            Phrase.ASK_PLACE_SIMPLY,
            AsksFor.LOCATION,
            "dia chi|dia diem|vi tri|cho nay|duong|phuong|place|address|where|location"),
    SEEN_AT(
            Question.Kind.SEEN_AT,
            d -> d.seenAt() != null,
            Phrase.SLOT_SEEN_AT,
            Phrase.ASK_SEEN_AT,
            Phrase.ASK_SEEN_AT_SIMPLY,
            null,
            "thoi gian|thoi diem|luc nao|gio|ngay|time|when|date"),
    NAME(
            Question.Kind.NAME,
            d -> d.sender().name() != null,
            Phrase.SLOT_NAME,
            Phrase.ASK_NAME,
            Phrase.ASK_NAME_SIMPLY,
            AsksFor.CONTACT,
            "ten|ho ten|ho va ten|name"),
    PHONE(
            Question.Kind.PHONE,
            d -> d.sender().phone() != null,
            Phrase.SLOT_PHONE,
            Phrase.ASK_PHONE,
            Phrase.ASK_PHONE_SIMPLY,
            AsksFor.CONTACT,
            "so dien thoai|dien thoai|sdt|so dt|phone|number"),
    EMAIL(
            Question.Kind.EMAIL,
            d -> d.sender().email() != null || d.sender().hasNoEmail(),
            Phrase.SLOT_EMAIL,
            Phrase.ASK_EMAIL,
            Phrase.ASK_EMAIL_SIMPLY,
            null,
            "email|mail|thu dien tu|gmail"),
    CONSENT(
            Question.Kind.CONSENT,
            d -> d.sender().consent() != null,
            Phrase.SLOT_CONSENT,
            Phrase.ASK_CONSENT,
            Phrase.ASK_CONSENT_SIMPLY,
            null,
            "dong y|consent");

    /** Not "anh" without its mark: most who write so mean a man. */
    private static final Pattern PICTURES = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:chụp|chup|ảnh|hình|hinh|hinh anh|gui anh|tam anh|video|clip|photos?|pictures?)(?!\\p{L})");

    private final Question.Kind kind;
    private final Predicate<Draft> filled;
    private final Phrase label;
    private final Phrase ask;
    private final Phrase askSimply;
    private final @Nullable AsksFor asksFor;
    private final String calls;
    private final Pattern called;

    Slot(
            Question.Kind kind,
            Predicate<Draft> filled,
            Phrase label,
            Phrase ask,
            Phrase askSimply,
            @Nullable AsksFor asksFor,
            String called) {
        this.kind = kind;
        this.filled = filled;
        this.label = label;
        this.ask = ask;
        this.askSimply = askSimply;
        this.asksFor = asksFor;
        this.calls = called;
        this.called = Pattern.compile("\\b(" + called + ")\\b");
    }

    Question.Kind kind() {
        return kind;
    }

    Phrase label() {
        return label;
    }

    Phrase ask() {
        return ask;
    }

    Phrase askSimply() {
        return askSimply;
    }

    @Nullable
    AsksFor asksFor() {
        return asksFor;
    }

    boolean filled(Draft draft) {
        return filled.test(draft);
    }

    /** What it is called without marks, as alternatives of a regular expression. */
    String called() {
        return calls;
    }

    /** Whether words without marks, in lower case, name this slot: "sua dia chi". */
    boolean calledIn(String folded) {
        return called.matcher(folded).find();
    }

    /**
     * Whether words speak of this very thing, be it to say that there is none: "email là cái chi", "để cháu chụp sau". Of a
     * matter's own words, such as streets and days, nothing is known.
     */
    boolean spokenOfIn(String text) {
        return switch (this) {
            case MEDIA -> PICTURES.matcher(text).find();
            case NAME, PHONE, EMAIL, CONSENT -> calledIn(Folding.fold(text));
            case CONTENT, PLACE, SEEN_AT -> false;
        };
    }

    /** Whether words speak of who writes: "I don't have a Vietnamese phone". */
    static boolean ofSenderSpokenOfIn(String text) {
        return NAME.spokenOfIn(text) || PHONE.spokenOfIn(text) || EMAIL.spokenOfIn(text);
    }

    static Optional<Slot> asked(@Nullable Question question) {
        return question == null
                ? Optional.empty()
                : Arrays.stream(values()).filter(s -> s.kind == question.kind()).findFirst();
    }

    static List<Slot> allMissing(Draft draft) {
        return Arrays.stream(values()).filter(s -> !s.filled(draft)).toList();
    }

    static Optional<Slot> missing(Draft draft) {
        return Arrays.stream(values()).filter(s -> !s.filled(draft)).findFirst();
    }
}
