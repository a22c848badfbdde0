package vn.hue.nlp;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Reader;
import vn.hue.nlp.text.Tokens;

/**
 * Takes out of a text what tells who someone is, and leaves what tells what is wrong ({@code QĐ 30/2022, Điều 5.5}).
 *
 * <p>Phone numbers, mail addresses, names and report codes become the slots of the corpora ({@code {phone}}, …); house,
 * card and plate numbers and links become {@value #GONE}. In doubt it takes out too much.
 */
public final class Anonymous {

    static final String GONE = "#";

    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    /** Phones, identity cards, accounts: six digits or more, however they are parted. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d(?:[ .-]?\\d){5,}");

    private static final Pattern PLATE = Pattern.compile("(?i)\\b\\d{2}[ -]?[A-Z]{1,2}\\d?[ .-]*\\d{3}\\.?\\d{1,2}\\b");
    private static final Pattern HOUSE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:số nhà|so nha|nhà số|nha so|số|so|nhà|nha)[ :.]*(\\d[\\d/]*\\p{L}?)(?!\\d)");

    private static final Set<Long> FAMILIES =
            hashes("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong"
                    + " ly ton cao dinh doan lam luong mai trinh truong ha chau thai ta quach phung van tong");
    private static final Set<Long> HONORIFICS =
            hashes("ong ba anh chi co chu bac em chau o me mu cau di thay ban ten be sep dong");

    private final Reader reader;

    public Anonymous(Reader reader) {
        this.reader = reader;
    }

    /**
     * A text in one line, in composed letters.
     *
     * @param names people who are known to be in it, in any spelling
     */
    public String text(String written, List<String> names) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        List<Cut> cuts = new ArrayList<>();
        Tokens tokens = Tokens.of(text);
        List<Entity> entities = reader.read(text, Instant.EPOCH).entities();
        names.forEach(name -> known(tokens, Tokens.of(name), cuts));
        for (Entity entity : entities) {
            entity(entity, cuts);
        }
        all(LINK, text, 0, GONE, cuts);
        all(MAIL, text, 0, "{email}", cuts);
        all(PLATE, text, 0, GONE, cuts);
        all(LONG_NUMBER, text, 0, "{phone}", cuts);
        all(HOUSE, text, 1, GONE, cuts);
        names(tokens, entities, cuts);
        return without(text, cuts).replaceAll("\\s+", " ").strip();
    }

    private static void entity(Entity entity, List<Cut> cuts) {
        switch (entity.type()) {
            case PHONE -> cuts.add(new Cut(entity.start(), entity.end(), "{phone}"));
            case EMAIL -> cuts.add(new Cut(entity.start(), entity.end(), "{email}"));
            case NAME -> cuts.add(new Cut(entity.start(), entity.end(), "{name}"));
            case REPORT_CODE -> cuts.add(new Cut(entity.start(), entity.end(), "{code}"));
            case MAP_POINT -> cuts.add(new Cut(entity.start(), entity.end(), GONE));
            case PLACE -> house(entity, cuts);
            case TIME -> {}
        }
    }

    /** The number of a house or an alley; the street stays, it tells nothing of a person. */
    private static void house(Entity entity, List<Cut> cuts) {
        String house = entity.place() == null ? null : entity.place().house();
        int at = house == null ? -1 : entity.text().indexOf(house);
        if (house == null || at < 0) {
            return;
        }
        Matcher number = Pattern.compile("\\d[\\d/-]*\\p{L}?(?!\\p{L})").matcher(house);
        while (number.find()) {
            int from = entity.start() + at;
            cuts.add(new Cut(from + number.start(), from + number.end(), GONE));
        }
    }

    private static void all(Pattern pattern, String text, int group, String instead, List<Cut> cuts) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            cuts.add(new Cut(found.start(group), found.end(group), instead));
        }
    }

    private static void known(Tokens text, Tokens name, List<Cut> cuts) {
        int length = name.size();
        for (int i = 0; length > 0 && i + length <= text.size(); i++) {
            boolean same = true;
            for (int k = 0; same && k < length; k++) {
                same = text.folded(i + k) == name.folded(k);
            }
            if (same) {
                cuts.add(new Cut(text.start(i), text.end(i + length - 1), "{name}"));
            }
        }
    }

    /** "ông Lê Văn Tám", "Tôn Nữ Diệu Hương": capitals behind a word for a person, or a family's name outside a place. */
    private static void names(Tokens text, List<Entity> entities, List<Cut> cuts) {
        for (int i = 0; i < text.size(); i++) {
            int from = i;
            boolean addressed = text.isWord(i) && HONORIFICS.contains(text.folded(i));
            if (addressed) {
                from++;
            }
            int to = from;
            while (to < text.size() && text.isWord(to) && text.isCapital(to) && !(to > from && text.beginsLine(to))) {
                to++;
            }
            boolean family = to > from && FAMILIES.contains(text.folded(from));
            if (to - from >= 2 && (addressed || family) || to > from && addressed && from > i && text.isCapital(from)) {
                int start = text.start(from);
                if (addressed || entities.stream().noneMatch(e -> isPlace(e, start))) {
                    cuts.add(new Cut(start, text.end(to - 1), "{name}"));
                }
                i = to - 1;
            }
        }
    }

    private static boolean isPlace(Entity entity, int at) {
        return entity.type() == Entity.Type.PLACE && entity.start() <= at && at < entity.end();
    }

    private static String without(String text, List<Cut> cuts) {
        cuts.sort(Comparator.comparingInt(Cut::from)
                .thenComparing(Comparator.comparingInt(Cut::to).reversed()));
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        for (Cut cut : cuts) {
            if (cut.from >= at) {
                kept.append(text, at, cut.from).append(cut.instead);
            }
            at = Math.max(at, cut.to);
        }
        return kept.append(text, at, text.length()).toString();
    }

    private static Set<Long> hashes(String words) {
        return Stream.of(words.split(" ")).map(Tokens::foldedHash).collect(Collectors.toUnmodifiableSet());
    }

    private record Cut(int from, int to, String instead) {}
}
