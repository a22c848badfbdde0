package vn.hue.conversations.reading.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Questions that are no reports, and reports that are asked.
 *
 * <p>"Mấy giờ đóng cửa Đại Nội" tells of nothing that is wrong ({@code QĐ 30/2022, Điều 5.1}); "bao giờ sửa ổ gà?" does.
 */
final class Inquiries {

    private static final int LONGEST = 16;
    private static final int NEAR = 4;
    private static final int BEFORE_A_TOPIC = 3;
    private static final int WORDS_OF_A_CLAUSE = 4;

    private final Lexicon<Cue> lexicon = Lexicon.load("inquiries.txt", Cue.class);
    private final Lexicon<MatterWord> matters;

    Inquiries(Lexicon<MatterWord> matters) {
        this.matters = matters;
    }

    /** Whether it only asks for a price, an hour, a number or a way. */
    boolean asks(Words words) {
        if (words.size() > 2 * LONGEST || count(words, 0, words.size()) > LONGEST) {
            return false;
        }
        List<Lexicon.Hit<Cue>> hits = lexicon.all(words);
        boolean asks = false;
        for (int i = 0; i < hits.size(); i++) {
            Lexicon.Hit<Cue> hit = hits.get(i);
            int before = count(words, 0, hit.from());
            if (hit.group() == Cue.WRONG || hit.group() == Cue.WRONG_FIRST && before == 0) {
                return false;
            }
            asks |= switch (hit.group()) {
                case ASKS -> !isUnknown(words, hit);
                case LAST -> isLast(words, hit.to()) && (leads(hits) || isOneClause(words)) && !isUnknown(words, hit);
                case TOPIC -> before <= BEFORE_A_TOPIC;
                case NUMBER -> isOfAnOffice(hits, i);
                default -> false;
            };
        }
        return asks && matters.all(words).isEmpty();
    }

    private static boolean isOfAnOffice(List<Lexicon.Hit<Cue>> hits, int number) {
        int to = hits.get(number).to();
        return hits.stream().skip(number + 1L).anyMatch(hit -> hit.group() == Cue.OFFICE && hit.from() - to <= NEAR);
    }

    /** Whether it asks when something of the street is mended, and names no report of before. */
    boolean wantsMended(Words words) {
        if (words.size() > 2 * LONGEST) {
            return false;
        }
        Set<Cue> said = EnumSet.noneOf(Cue.class);
        for (int i = 0; i < words.size(); i++) {
            for (Lexicon.Hit<Cue> hit : lexicon.every(words, i, Cue::isOfMending)) {
                said.add(hit.group());
            }
        }
        return said.equals(Set.of(Cue.WHEN, Cue.MENDS)) && !matters.all(words).isEmpty();
    }

    /** Whether it is what the writer does not know: "không biết số mấy", "mấy giờ thì quên rồi". */
    private boolean isUnknown(Words words, Lexicon.Hit<Cue> asked) {
        for (int i = 0; i < asked.from(); i++) {
            Lexicon.Hit<Cue> cue = lexicon.at(words, i, group -> group == Cue.FORGOT || group == Cue.UNKNOWN);
            if (cue != null && leadsTo(words, cue.to(), asked.from())) {
                // "Không biết mấy giờ đóng cửa" asks politely.
                return cue.group() == Cue.FORGOT || isLast(words, asked.to());
            }
        }
        int after = asked.to();
        while (after < words.size() && lexicon.at(words, after, Cue.UNKNOWN_OF) != null) {
            after++;
        }
        Lexicon.Hit<Cue> cue = lexicon.at(words, after, group -> group == Cue.FORGOT || group == Cue.UNKNOWN);
        return cue != null;
    }

    private boolean leadsTo(Words words, int from, int to) {
        int i = from;
        while (i < to) {
            Lexicon.Hit<Cue> of = lexicon.at(words, i, Cue.UNKNOWN_OF);
            if (of == null) {
                return false;
            }
            i = of.to();
        }
        return i == to;
    }

    private static boolean leads(List<Lexicon.Hit<Cue>> hits) {
        return hits.stream().anyMatch(hit -> hit.group() == Cue.LEAD);
    }

    /** "Bán xăng thiếu, quản lý thị trường ở đâu" asks nothing. */
    private static boolean isOneClause(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.isSign(i, ',') && count(words, 0, i) >= WORDS_OF_A_CLAUSE) {
                return false;
            }
        }
        return true;
    }

    private boolean isLast(Words words, int from) {
        int i = from;
        while (i < words.size()) {
            Lexicon.Hit<Cue> filler = lexicon.at(words, i, Cue.FILLER);
            if (filler == null && words.get(i).kind() != Words.Kind.SIGN) {
                return false;
            }
            i = filler == null ? i + 1 : filler.to();
        }
        return true;
    }

    private static int count(Words words, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += words.get(i).kind() == Words.Kind.SIGN ? 0 : 1;
        }
        return count;
    }

    private enum Cue {
        ASKS,
        /** Asks where nothing but courtesies follow. */
        LAST,
        LEAD,
        FILLER,
        /** Asks near the beginning. */
        TOPIC,
        /** A number to call, when it is one of an office. */
        NUMBER,
        OFFICE,
        /** Surely asks nothing: what follows is what the writer would tell if they could. */
        FORGOT,
        /** The same where nothing but courtesies follow. */
        UNKNOWN,
        /** Between not knowing and what is not known. */
        UNKNOWN_OF,
        /** Something is wrong, or it is about a report. */
        WRONG,
        /** "Sao", "răng": why, at the beginning; how, at the end. */
        WRONG_FIRST,
        /** Holds a word of {@link #WRONG} and is none. */
        FINE,
        WHEN,
        MENDS,
        /** A report of before: whoever asks of it begins no other. */
        EARLIER;

        boolean isOfMending() {
            return compareTo(WHEN) >= 0;
        }
    }
}
