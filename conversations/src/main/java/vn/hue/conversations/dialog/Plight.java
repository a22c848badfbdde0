package vn.hue.conversations.dialog;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Folding;

/**
 * What people in danger write. With the water at the roof nobody looks something up, makes small talk or asks for a manual:
 * "khi nào tới vậy", "giúp con với", "không có ghe thuyền" tell how things stand ({@code QĐ 30/2022, Điều 18}).
 */
final class Plight {

    private static final int WORDS_OF_A_GREETING = 4;
    private static final int WORDS_OF_A_NO = 3;
    private static final int WORDS_BESIDE_AN_ANSWER = 3;

    private static final Pattern COURTESY = Pattern.compile(
            "\\b(?:cam on|cam\\s?on|xin|da|vang|ok|oke|anh|chi|em|con|chau|ad|ban|nhieu|rat|lam|nhe|nha|nghe|a|thanks?"
                    + "|thank you|so much|very)\\b");

    /** A no, a refusal or an order about the report itself, and no news of the danger. */
    private static final Pattern ABOUT_THE_REPORT = Pattern.compile(
            "\\b(?:khan cap|nham|huy|rut lai|bo qua|dung gui|khong gui|khong can|gui thu|thu thoi|so|sdt|dien thoai|dt|tien"
                    + "|muon|urgent|emergency|cancel|withdraw|mistake|phone|number)\\b");

    private static final Pattern LOOKS_UP =
            Pattern.compile("\\b(?:tra cuu|trang thai|tinh trang|phan anh|ma|status|report|code)\\b");

    private static final Pattern WHERE = Pattern.compile(
            "\\b(?:o(?! (?:tren|trong nha|day|do)\\b)|gan|sau(?! (?:lam|qua|toi|hon|\\d))|truoc|canh|doi dien"
                    + "|duong(?! ra)|kiet|hem|ngo|so \\d|thon|xa(?! (?:lam|qua))|phuong|cau|truong|xom|khu|tdp|to dan pho|lang"
                    + "|nga (?:ba|tu|nam|sau)|benh vien|nha (?:tho|van hoa|may|ong|ba)|near|behind|street|road|bridge"
                    + "|village)\\b");

    private static final Pattern DANGER = Pattern.compile(
            "\\b(?:nuoc|lua|khoi|chay|chau|tre|em be|dua|ba gia|ong gia|nguoi|cuu|ket|thuong|chet|ngat|pin|nhanh|gap|lanh"
                    + "|doi|sap|troi|ngap|water|fire|smoke|child(?:ren)?|kids?|people|hurt|trapped|help)\\b");

    private Plight() {}

    /** An utterance as people in danger mean it. */
    static Utterance in(Utterance said) {
        return new Utterance(said.messages().stream()
                .map(heard -> tells(heard)
                        ? new Event.Heard(heard.message(), telling(heard.reading()), heard.codeFits())
                        : heard)
                .toList());
    }

    private static Reading telling(Reading reading) {
        return new Reading(
                reading.language(),
                Intent.SUPPLEMENT,
                1,
                reading.category(),
                reading.categoryConfidence(),
                reading.urgency(),
                false,
                reading.abusive(),
                reading.rating(),
                reading.entities());
    }

    /** Whether it tells something, though it was read as something else. */
    private static boolean tells(Event.Heard heard) {
        String words = Folding.fold(besides(heard));
        int count = count(words);
        return count > 0
                && switch (heard.reading().intent()) {
                    case HELP, OUT_OF_SCOPE -> true;
                    case STATUS ->
                        heard.reading().first(Entity.Type.REPORT_CODE).isEmpty()
                                && !LOOKS_UP.matcher(words).find();
                    case GREETING, SMALLTALK, CONFIRM, CONSENT, REFUSE_CONSENT -> count >= WORDS_OF_A_GREETING;
                    case THANKS -> count(COURTESY.matcher(words).replaceAll(" ")) >= 2;
                    case DENY, DECLINE, CANCEL ->
                        count >= WORDS_OF_A_NO
                                && !ABOUT_THE_REPORT.matcher(words).find();
                    default -> false;
                };
    }

    /** Whether words that hold no place a reader knows may still say where: "nhà ông Bảy sau đình", not "nước lên nhanh lắm". */
    static boolean mayBeWhere(Utterance said) {
        String words = Folding.fold(said.text());
        boolean tells = said.messages().stream()
                        .anyMatch(m -> m.reading().urgent() || m.reading().category() == Category.KHAN_CAP)
                || DANGER.matcher(words).find();
        return said.entity(Entity.Type.PLACE).isPresent()
                || WHERE.matcher(words).find()
                || !tells;
    }

    static boolean saysWhere(String words) {
        return WHERE.matcher(Folding.fold(words).replaceAll("\\bo (?:ga|voi)\\b", " "))
                .find();
    }

    /** Whether it is nothing but figures: a number that was mistyped. */
    static boolean onlyFigures(Utterance said) {
        return !said.texts().isEmpty() && said.text().codePoints().noneMatch(Character::isLetter);
    }

    /**
     * The words of a message that tell something: all of them without the numbers of the sender, or nothing where they only
     * stand around an answer.
     *
     * @param answered whether the message answered something
     */
    static String news(Event.Heard heard, boolean answered) {
        String told = besides(heard);
        String rest = told;
        for (Entity entity : heard.reading().entities()) {
            rest = rest.replace(entity.text().strip(), " ");
        }
        int other = count(Sentence.AROUND_DETAILS.matcher(Folding.fold(rest)).replaceAll(" "));
        return answered && other < WORDS_BESIDE_AN_ANSWER ? "" : told;
    }

    /** What all of it tells besides the sender's number, a line for each message that tells something. */
    static String news(Utterance said) {
        return said.messages().stream()
                .map(heard -> news(heard, true))
                .filter(news -> !news.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Without the sender's number and mail address, which are kept apart and not read by everybody. */
    private static String besides(Event.Heard heard) {
        String text = String.join(" ", new Utterance(List.of(heard)).texts());
        for (Entity entity : heard.reading().entities()) {
            boolean detail = entity.type() == Entity.Type.PHONE || entity.type() == Entity.Type.EMAIL;
            text = detail ? text.replace(entity.text().strip(), " ") : text;
        }
        return text.replaceAll("\\s+", " ").strip();
    }

    private static int count(String words) {
        String plain = words.replaceAll("[^\\p{L}\\d]+", " ").strip();
        return plain.isEmpty() ? 0 : plain.split(" ").length;
    }
}
