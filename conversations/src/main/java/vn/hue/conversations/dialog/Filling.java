package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.words.Phrase;

/** Puts all that one utterance gives into the draft's slots; one message may fill several. */
final class Filling {

    private static final int CONTENT_KEPT = 4_000;
    private static final int WORDS_OF_AN_ADDRESS = 40;

    private static final Pattern BUT = Pattern.compile("\\b(ma la|ma o|ma phai la|but)\\b");

    private final Step step;
    private final Utterance said;
    private final @Nullable Slot asked;
    private final boolean replacing;
    private final Set<Slot> filled = EnumSet.noneOf(Slot.class);
    private Draft draft;
    private boolean used;

    private Filling(Step step, Draft draft, Utterance said, @Nullable Slot asked, boolean replacing) {
        this.step = step;
        this.draft = draft;
        this.said = said;
        this.asked = asked;
        this.replacing = replacing;
    }

    /**
     * What an utterance gives.
     *
     * @param asked the slot the bot asked for; null when none
     * @param replacing whether it corrects: then what is given replaces what was there
     */
    static Outcome fill(Step step, Draft draft, Utterance said, @Nullable Slot asked, boolean replacing) {
        return new Filling(step, draft, said, asked, replacing).run();
    }

    /**
     * A draft after an utterance.
     *
     * @param filled slots that are new or changed
     * @param used whether anything was used or answered, be it by a refusal with its reason
     */
    record Outcome(Draft draft, Set<Slot> filled, boolean used) {}

    private Outcome run() {
        pictures();
        places();
        card();
        time();
        person();
        consent();
        words();
        fromPictures();
        return new Outcome(draft, filled, used || !filled.isEmpty());
    }

    private boolean open(Slot slot) {
        return replacing || asked == slot || !slot.filled(draft);
    }

    private void pictures() {
        Attachments sent = Attachments.take(step, draft, said, replacing && asked == Slot.MEDIA);
        used |= sent.used();
        draft = draft.withMedia(sent.kept());
        if (sent.shows()) {
            filled.add(Slot.MEDIA);
        }
    }

    private void places() {
        said.location().ifPresent(pin -> point(pin.point(), pin.label(), Place.Source.PIN));
        said.entity(Entity.Type.MAP_POINT).ifPresent(e -> {
            String[] numbers = e.value().split(",");
            point(
                    new GeoPoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])),
                    null,
                    Place.Source.MAP_LINK);
        });
        named().ifPresent(this::address);
    }

    /** The first place named; "không phải 25 Hùng Vương mà là 52 Hùng Vương" names the right one last. */
    private Optional<Entity> named() {
        boolean lastIsRight =
                replacing && BUT.matcher(Folding.fold(said.text())).find();
        return lastIsRight
                ? said.entities(Entity.Type.PLACE).reduce((first, last) -> last)
                : said.entity(Entity.Type.PLACE);
    }

    private void point(GeoPoint point, @Nullable String label, Place.Source source) {
        used = true;
        if (!step.settings.province().contains(point)) {
            step.tell(Refusals.reason(Refusal.OUTSIDE_PROVINCE));
            step.tell(Refusals.guidance(Refusal.OUTSIDE_PROVINCE));
            return;
        }
        Place known = replacing ? null : draft.place();
        draft = draft.withPlace(new Place(
                point,
                label != null ? label : known == null ? null : known.address(),
                known == null ? null : known.ward(),
                source));
        filled.add(Slot.PLACE);
    }

    private void address(Entity entity) {
        Entity.PlaceName name = entity.place();
        // In danger nobody is turned away for a word that may be a street's name: the operators read the address.
        if (name != null && Boolean.FALSE.equals(name.inProvince()) && !draft.urgent()) {
            used = true;
            step.tell(Refusals.reason(Refusal.OUTSIDE_PROVINCE));
            step.tell(Refusals.guidance(Refusal.OUTSIDE_PROVINCE));
            return;
        }
        Place known = draft.place();
        boolean addsToPin = known != null && known.address() == null;
        boolean alone = Alone.in(said, entity);
        if (!open(Slot.PLACE) && !addsToPin && !alone) {
            return;
        }
        String said = this.said.messages().stream()
                .filter(m -> m.reading().entities().contains(entity))
                .map(m -> Spot.named(new Telling(m).words(), entity))
                .findFirst()
                .orElse(entity.text().strip());
        if (known != null && known.address() != null && saysNoMore(known.address(), said)) {
            used = true;
            return;
        }
        String address = replacing
                ? Spot.corrected(known == null ? null : known.address(), said)
                : Spot.together(known == null ? null : known.address(), said);
        String ward = name == null ? null : name.currentUnit() != null ? name.currentUnit() : name.ward();
        GeoPoint point = addsToPin || filled.contains(Slot.PLACE) ? known == null ? null : known.point() : null;
        draft = draft.withPlace(new Place(
                point,
                address,
                ward == null && known != null && !address.equals(said) ? known.ward() : ward,
                point == null || known == null ? Place.Source.ADDRESS : known.source()));
        filled.add(Slot.PLACE);
    }

    /** What was typed on a web card replaces what was there: the citizen saw it and wrote another. */
    private void card() {
        Part.CardFilled card = said.card().orElse(null);
        if (card == null) {
            return;
        }
        used = true;
        if (card.content() != null) {
            draft = draft.withContent(card.content());
            filled.add(Slot.CONTENT);
        }
        if (card.address() != null) {
            cardAddress(card.address());
        }
        if (card.seenAt() != null && !card.seenAt().isAfter(step.at)) {
            draft = draft.withSeenAt(card.seenAt());
            filled.add(Slot.SEEN_AT);
        }
        if (card.name() != null) {
            draft = draft.withSender(draft.sender().withName(card.name()));
            filled.add(Slot.NAME);
        }
        if (card.phone() != null) {
            draft = draft.withSender(draft.sender().withPhone(card.phone()));
            filled.add(Slot.PHONE);
        }
        if (card.email() != null || card.hasNoEmail()) {
            draft = draft.withSender(
                    card.email() != null
                            ? draft.sender().withEmail(card.email())
                            : draft.sender().withoutEmail());
            filled.add(Slot.EMAIL);
        }
        if (card.consent() != null) {
            draft = draft.withSender(draft.sender().withConsent(card.consent()));
            filled.add(Slot.CONSENT);
        }
    }

    private void cardAddress(String address) {
        Entity read = said.entity(Entity.Type.PLACE).orElse(null);
        Entity.PlaceName name = read == null ? null : read.place();
        if (name != null && Boolean.FALSE.equals(name.inProvince())) {
            return; // told by places()
        }
        Place known = draft.place();
        GeoPoint point = said.location().isPresent() && known != null ? known.point() : null;
        String ward = name == null ? null : name.currentUnit() != null ? name.currentUnit() : name.ward();
        draft = draft.withPlace(new Place(
                point, address, ward, point == null || known == null ? Place.Source.ADDRESS : known.source()));
        filled.add(Slot.PLACE);
    }

    private void time() {
        said.entity(Entity.Type.TIME).ifPresent(e -> {
            Instant time = Instant.parse(e.value());
            if ((open(Slot.SEEN_AT) || Alone.in(said, e)) && !time.isAfter(step.at)) {
                draft = draft.withSeenAt(time);
                filled.add(Slot.SEEN_AT);
            }
        });
    }

    private void person() {
        Part.ContactCard card = said.contact().orElse(null);
        if (card != null) {
            used = true;
        }
        String name = said.entity(Entity.Type.NAME).map(Entity::value).orElse(card == null ? null : card.name());
        if (name != null && open(Slot.NAME)) {
            draft = draft.withSender(draft.sender().withName(name));
            filled.add(Slot.NAME);
        }
        String phone = said.entity(Entity.Type.PHONE)
                .map(Entity::value)
                .or(() -> SharedPhone.e164(card == null ? null : card.phone()))
                .orElse(null);
        if (phone != null && open(Slot.PHONE)) {
            draft = draft.withSender(draft.sender().withPhone(phone));
            filled.add(Slot.PHONE);
        }
        String email = said.entity(Entity.Type.EMAIL)
                .map(Entity::value)
                .or(() -> SharedEmail.address(card == null ? null : card.email()))
                .orElse(null);
        if (email != null && open(Slot.EMAIL)) {
            draft = draft.withSender(draft.sender().withEmail(email));
            filled.add(Slot.EMAIL);
        } else if (!Slot.EMAIL.filled(draft) && Answering.saysNoEmail(said, asked)) {
            draft = draft.withSender(draft.sender().withoutEmail());
            filled.add(Slot.EMAIL);
        }
    }

    /** Told beside other things; a bare yes is an answer, and what it answers only the question says. */
    private void consent() {
        for (Event.Heard heard : said.messages()) {
            Boolean given = Sentence.consent(Sentence.of(heard));
            if (given != null && open(Slot.CONSENT)) {
                draft = draft.withSender(draft.sender().withConsent(given));
                filled.add(Slot.CONSENT);
                if (!given) {
                    step.tell(Phrase.CONSENT_REFUSED);
                }
            }
        }
    }

    /** Words that are no entity: what is wrong, a name, an address without a street's word, or an addition. */
    private void words() {
        for (Event.Heard heard : said.telling()) {
            Telling telling = new Telling(heard);
            String named = filled.contains(Slot.NAME) ? null : Naming.in(heard, asked, draft.sender());
            String matter = telling.matter();
            // Who writes, though it was asked what is wrong.
            boolean signs = asked == Slot.CONTENT && !telling.surely() && PersonName.isFull(telling.words());
            named = signs && named == null && draft.sender().name() == null
                    ? telling.words().strip()
                    : named;
            String besides =
                    replacing || draft.content() == null ? "" : new Addition(telling, asked, filled).besides(named);
            boolean told = !signs
                    && (asked == Slot.CONTENT && (telling.count() >= 2 || telling.surely())
                            || draft.content() == null && telling.begins());
            if (told && !matter.isEmpty()) {
                content(replacing && !filled.contains(Slot.CONTENT) ? null : draft.content(), matter);
            } else if (!besides.isEmpty()) {
                content(draft.content(), besides);
                if (named != null) {
                    draft = draft.withSender(draft.sender().withName(named));
                    filled.add(Slot.NAME);
                }
            } else if (spot(telling.words())) {
                filled.add(Slot.PLACE);
            } else if (named != null) {
                draft = draft.withSender(draft.sender().withName(named));
                filled.add(Slot.NAME);
            } else if (asked == Slot.PLACE
                    && !Slot.ofSenderSpokenOfIn(telling.words())
                    && !telling.ofWriterOnly()
                    && (Plight.saysWhere(telling.words()) || !Answering.lacks(telling.words()))
                    && !telling.atLast(draft)
                    && !filled.contains(Slot.PLACE)
                    && telling.otherWords() >= 2
                    && !Inquiry.tellsNothing(telling.words())
                    && telling.count() <= WORDS_OF_AN_ADDRESS) {
                Place known = draft.place();
                draft = draft.withPlace(new Place(
                        known == null || replacing ? null : known.point(),
                        telling.words(),
                        null,
                        known == null || known.point() == null || replacing ? Place.Source.ADDRESS : known.source()));
                filled.add(Slot.PLACE);
            } else if (!replacing && draft.content() != null && new Addition(telling, asked, filled).made()) {
                content(draft.content(), telling.words());
            }
        }
    }

    /** "Ngay cổng chợ" says more of the place that is known. */
    private boolean spot(String words) {
        Place known = draft.place();
        String address = known == null ? null : known.address();
        if (known == null || address == null || filled.contains(Slot.PLACE)) {
            return false;
        }
        String together = Spot.together(address, words);
        if (together.equals(words) || saysNoMore(address, words)) {
            return false;
        }
        draft = draft.withPlace(new Place(known.point(), together, known.ward(), known.source()));
        return true;
    }

    /** Whether an address was given already, and maybe more exactly. */
    private boolean saysNoMore(String known, String given) {
        String before = Folding.fold(known);
        String now = Folding.fold(given);
        return replacing ? before.equals(now) : (" " + before + " ").contains(" " + now + " ");
    }

    private void content(@Nullable String before, String text) {
        if (before != null && Folding.fold(before).contains(Folding.fold(text))) {
            used |= !draft.onlyBegun();
            return;
        }
        String all = before == null ? text : before + "\n" + text;
        draft = draft.withContent(all.length() > CONTENT_KEPT ? all.substring(0, CONTENT_KEPT) : all);
        filled.add(Slot.CONTENT);
        said.messages().stream()
                .filter(m -> before == null || Utterance.surelyTells(m))
                .flatMap(m -> Stream.ofNullable(m.reading().category()))
                .findFirst()
                .ifPresent(c -> draft = draft.withCategory(c));
    }

    /** The camera's own notes save two questions; the summary shows them, so that they can be corrected. */
    private void fromPictures() {
        if (!filled.contains(Slot.MEDIA)) {
            return;
        }
        for (Media media : draft.media()) {
            if (draft.place() == null && media.takenPlace() != null) {
                draft = draft.withPlace(new Place(media.takenPlace(), null, null, Place.Source.PICTURE));
                filled.add(Slot.PLACE);
            }
            Instant taken = media.takenAt();
            if (draft.seenAt() == null && taken != null && !taken.isAfter(step.at)) {
                draft = draft.withSeenAt(taken);
                filled.add(Slot.SEEN_AT);
            }
        }
    }
}
