package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Part;

/**
 * One sentence of what a citizen wrote: in one breath people tell the matter, who they are and whether they agree.
 *
 * @param text as written, with the white space after it
 * @param entities those of the whole message
 */
record Sentence(String text, List<Entity> entities) {

    /** Also where the blank after the full stop is missing: "từ sáng nay.Tôi là Hoa". */
    private static final Pattern END =
            Pattern.compile("(?<![.!?;…])[.!?;…]++(?:\\s+|$)|\\n\\s*|(?<=[\\p{Ll}\\p{M}\\d])[.!?;…](?=\\p{Lu})");

    private static final Pattern CLAUSE_END = Pattern.compile("[,.!;:()…]+|\\s[-–]\\s|\\b(?:va|nhung|and|but)\\b");

    /** Said of oneself: what "phường đã đồng ý" tells is part of the matter. */
    private static final Pattern AGREES = Pattern.compile("(?:^|\\b(?:toi|tui|em|minh|con|chau|i|we)\\b)\\s*"
            + "(?:(?:da|vang|thua|xin|cung|deu|hoan toan|san sang|fully|also|hereby)\\s+){0,8}"
            + "(?<no>(?:khong|chua)(?: he| muon)?\\s+|(?:do not|don't|don’t|dont)\\s+)?"
            + "(?:dong y|chap thuan|tan thanh|cho phep|(?<=khong )cho|agree|consent|accept|allow)\\b"
            + "(?! voi (?!viec)| neu| if)(?<what>.*)");

    private static final Pattern USE_OF_DETAILS =
            Pattern.compile("\\b(?:thong tin|du lieu|ca nhan|cong khai|tiet lo|chia se|details|information|info|data"
                    + "|personal|disclose|publish|share)\\b|\\bsu dung$");

    /** Words around a name, a number or an address that say nothing besides. */
    static final Pattern AROUND_DETAILS = Pattern.compile(
            "\\b(?:toi|tui|em|minh|chau|con|chung|ten|la|ho|va|so|dien thoai|dt|sdt|di dong|lien he|lien lac|goi|qua|cua"
                    + "|dia chi|e?mail|thu|nguoi gui|da|thua|xin|a|nhe|nha|my|name|is|i|am|m|phone|number|contact|tel"
                    + "|mobile|address|me|call|reach|at|on|please"
                    + "|cam on|chan thanh|tran trong|kinh|chao|rat|nhieu|thanks?|thank you|hello|hi|dear|regards)\\b");

    private static final int WORDS_OF_A_BARE_YES = 4;
    private static final int WORDS_OF_A_MATTER = 2;

    /** The sentences of a text, in order; together they are the text. */
    static List<Sentence> of(String text, List<Entity> entities) {
        String masked = masked(text, entities);
        List<Sentence> sentences = new ArrayList<>();
        Matcher end = END.matcher(masked);
        int start = 0;
        while (end.find()) {
            sentences.add(new Sentence(text.substring(start, end.end()), entities));
            start = end.end();
        }
        if (start < text.length()) {
            sentences.add(new Sentence(text.substring(start), entities));
        }
        return sentences;
    }

    static List<Sentence> of(Event.Heard heard) {
        String text = heard.message().parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(p -> ((Part.Text) p).text().strip())
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(" "));
        return of(text, heard.reading().entities());
    }

    /** A full stop inside a number, a mail address or a place ends nothing. */
    private static String masked(String text, List<Entity> entities) {
        String masked = text;
        for (Entity entity : entities) {
            String found = entity.text().strip();
            if (found.length() > 1) {
                masked = masked.replace(found, found.charAt(0) + "x".repeat(found.length() - 1));
            }
        }
        return masked;
    }

    /** What sentences tell besides who writes and whether they agree; empty when nothing. */
    static String matter(List<Sentence> sentences) {
        List<Sentence> kept =
                sentences.stream().filter(s -> !s.isOnlyAboutWriter()).toList();
        boolean says = kept.size() == sentences.size()
                || kept.stream().mapToInt(Sentence::otherWords).sum() >= WORDS_OF_A_MATTER;
        return says
                ? kept.stream()
                        .map(Sentence::text)
                        .collect(Collectors.joining())
                        .strip()
                : "";
    }

    /** What sentences say of the use of one's details; a no anywhere is a no, null is nothing. */
    static @Nullable Boolean consent(List<Sentence> sentences) {
        boolean yes = false;
        for (Sentence sentence : sentences) {
            for (String clause : sentence.clauses()) {
                Boolean said = sentence.consent(clause);
                if (Boolean.FALSE.equals(said)) {
                    return false;
                }
                yes |= said != null;
            }
        }
        return yes ? true : null;
    }

    /** Whether nothing but who writes, or a yes or no to the use of it, stands in it; nor "ĐT." or thanks around it. */
    boolean isOnlyAboutWriter() {
        boolean about = entities.stream().anyMatch(Sentence::isDetail)
                || clauses().stream().anyMatch(c -> consent(c) != null);
        return about && otherWords() == 0;
    }

    /** How many of its words tell something else. */
    int otherWords() {
        int count = 0;
        for (String clause : clauses()) {
            String rest = clause;
            if (consent(clause) != null) {
                Matcher agrees = AGREES.matcher(clause);
                rest = agrees.find() ? clause.substring(0, agrees.start()) : clause;
            }
            String other = AROUND_DETAILS
                    .matcher(rest)
                    .replaceAll(" ")
                    .replaceAll("[^\\p{L}\\d]+", " ")
                    .strip();
            count += other.isEmpty() ? 0 : other.split(" ").length;
        }
        return count;
    }

    private static boolean isDetail(Entity entity) {
        return switch (entity.type()) {
            case PHONE, EMAIL, NAME -> true;
            default -> false; // a place or a time is part of the matter
        };
    }

    private List<String> clauses() {
        String rest = text;
        for (Entity entity : entities) {
            rest = isDetail(entity) ? rest.replace(entity.text().strip(), " , ") : rest;
        }
        return CLAUSE_END
                .splitAsStream(Folding.fold(rest))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    /** A bare "tôi đồng ý" is meant for the details when they are given in the same message. */
    private @Nullable Boolean consent(String clause) {
        Matcher agrees = AGREES.matcher(clause);
        if (clause.endsWith("?") || !agrees.find()) {
            return null;
        }
        boolean bare = agrees.group().strip().split(" ").length <= WORDS_OF_A_BARE_YES && givesDetails();
        return bare || USE_OF_DETAILS.matcher(agrees.group("what")).find() ? agrees.group("no") == null : null;
    }

    private boolean givesDetails() {
        return entities.stream().anyMatch(e -> e.type() == Entity.Type.NAME || e.type() == Entity.Type.PHONE);
    }
}
