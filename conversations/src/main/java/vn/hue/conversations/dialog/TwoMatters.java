package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/**
 * Two matters told in one message: "đèn hư ở 12 Lê Lợi với rác đầy ở 5 Hùng Vương". A report has one place.
 *
 * <p>Only where it is sure: two addresses, and beside each of them another thing that is wrong. Whatever is less is one.
 *
 * @param first all that was said, without the second matter
 * @param second its words and its place
 */
record TwoMatters(Utterance first, Event.Heard second) {

    private static final Pattern JOINT = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:với lại|voi lai|với cả|voi ca|với|voi|và|va|còn|con|rồi|roi|ngoài ra|ngoai ra|and also|and"
                    + "|also|plus)(?!\\p{L})[\\s,]*|[;,.\\n]\\s*");

    /** What can be wrong, a kind each. */
    private static final List<Pattern> THINGS = List.of(
            Pattern.compile("đèn|\\bden (?:duong|hu|hong|tat|chay|do|khong)\\b|\\b(?:street ?light|lamp)s?\\b"),
            Pattern.compile("\\b(?:rac|xa ban|garbage|trash|rubbish)\\b"),
            Pattern.compile("\\b(?:o ga|o voi|mat duong|potholes?)\\b"),
            Pattern.compile("\\b(?:ngap|nuoc dong|flood\\w*)\\b"),
            Pattern.compile("\\b(?:nap cong|ho ga|nuoc thai|cong (?:thoat|bi|nghet|tac|vo|hoi)|sewers?|manholes?)\\b"),
            Pattern.compile("\\b(?:cay|canh cay|trees?)\\b"),
            Pattern.compile("\\b(?:karaoke|on ao|tieng on|noise)\\b"),
            Pattern.compile("\\b(?:via he|pavement|sidewalk)\\b"),
            Pattern.compile("\\b(?:(?:day|tru|cot|mat|cup) dien)\\b"),
            Pattern.compile("\\b(?:nuoc may|ong nuoc|(?:mat|cup) nuoc)\\b"));

    private static final Pattern WRONG =
            Pattern.compile("\\b(?:hu|hong|be|vo|gay|tat|chay|toi (?:om|thui)|day|tran|ngap"
                    + "|nghet|tac|hoi|thui|thoi|nga|sap|lun|sut|ro ri|bua bai|dong|o ga|o voi|on ao|chiem|khong sang|nhieu|vut|do rac"
                    + "|mat|cup|broken|overflow\\w*|full|flood\\w*|potholes?|fallen|blocked|off|dark)\\b");

    static Optional<TwoMatters> in(Utterance said) {
        List<Event.Heard> told = said.messages().stream()
                .filter(m -> m.message().parts().stream().anyMatch(Part.Text.class::isInstance))
                .toList();
        if (told.size() != 1 || said.texts().size() != 1 || !said.means(Intent.REPORT)) {
            return Optional.empty();
        }
        Event.Heard heard = told.get(0);
        String text = said.texts().get(0);
        List<Entity> places = said.entities(Entity.Type.PLACE).toList();
        if (heard.reading().urgent()
                || places.size() != 2
                || !places.stream().allMatch(place -> isAddress(place, text))
                || Folding.fold(places.get(0).text())
                        .equals(Folding.fold(places.get(1).text()))) {
            return Optional.empty();
        }
        Matcher joint =
                JOINT.matcher(text).region(places.get(0).end(), places.get(1).start());
        while (joint.find()) {
            if (apart(text, places, joint.start(), joint.end())) {
                return Optional.of(split(said, heard, text, joint.start(), joint.end()));
            }
        }
        return Optional.empty();
    }

    private static boolean isAddress(Entity place, String text) {
        return place.place() != null
                && (place.place().house() != null || place.place().street() != null)
                && !Boolean.FALSE.equals(place.place().inProvince())
                && place.end() <= text.length()
                && text.substring(place.start(), place.end()).equals(place.text());
    }

    /** Whether each half names another thing that is wrong, outside of its address. */
    private static boolean apart(String text, List<Entity> places, int end, int begin) {
        String first = without(text.substring(0, end), places.get(0));
        String second = without(text.substring(begin), places.get(1));
        BitSet one = things(first);
        BitSet other = things(second);
        return !one.isEmpty() && !other.isEmpty() && !one.intersects(other) && isWrong(first) && isWrong(second);
    }

    private static String without(String half, Entity place) {
        return half.replace(place.text(), " ");
    }

    private static BitSet things(String half) {
        String folded = Folding.fold(half);
        BitSet things = new BitSet();
        for (int i = 0; i < THINGS.size(); i++) {
            Pattern thing = THINGS.get(i);
            things.set(
                    i,
                    thing.matcher(folded).find()
                            || thing.matcher(half.toLowerCase(Locale.ROOT)).find());
        }
        return things;
    }

    private static boolean isWrong(String half) {
        return WRONG.matcher(Folding.fold(half)).find();
    }

    private static TwoMatters split(Utterance said, Event.Heard heard, String text, int end, int begin) {
        Reading all = heard.reading();
        List<Entity> before = new ArrayList<>();
        List<Entity> after = new ArrayList<>();
        for (Entity entity : all.entities()) {
            boolean place = entity.type() == Entity.Type.PLACE;
            if (entity.start() < end || !place) {
                before.add(entity); // who writes, and when it was seen, wherever it stands
            } else {
                after.add(new Entity(
                        entity.type(),
                        entity.text(),
                        entity.start() - begin,
                        entity.end() - begin,
                        entity.value(),
                        entity.place()));
            }
        }
        List<Event.Heard> messages = said.messages().stream()
                .map(m -> m == heard ? part(heard, text.substring(0, end).strip(), before) : m)
                .toList();
        return new TwoMatters(
                new Utterance(messages), part(heard, text.substring(begin).strip(), after));
    }

    private static Event.Heard part(Event.Heard heard, String words, List<Entity> entities) {
        Inbound message = heard.message();
        Reading all = heard.reading();
        return new Event.Heard(
                new Inbound(
                        message.externalId(),
                        message.from(),
                        message.sentAt(),
                        List.of(new Part.Text(words)),
                        message.quotes()),
                new Reading(
                        all.language(),
                        Intent.REPORT,
                        all.intentConfidence(),
                        null,
                        0,
                        Urgency.NORMAL,
                        false,
                        all.abusive(),
                        null,
                        entities));
    }
}
