package vn.hue.channels.sms;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.text.Coding;
import vn.hue.conversations.vocabulary.Address;

/**
 * A citizen's text, as far as it has come.
 *
 * @param id the same for all its pieces
 * @param total how many pieces it has
 * @param since when the first of them came
 * @param session the connection the first of them came on
 * @param done whether it was taken as a whole
 * @param version of this row: 1 for the first
 */
public record PartialText(
        String id,
        Address from,
        int total,
        Instant since,
        String session,
        boolean done,
        List<Piece> pieces,
        long version) {

    /** Stands where a piece never came. */
    private static final String GAP = "[…]";

    public PartialText {
        pieces = List.copyOf(pieces);
    }

    /**
     * One of its pieces.
     *
     * @param number from 1
     * @param octets in Base64
     */
    public record Piece(int number, int dataCoding, String octets) {
        static Piece of(int number, int dataCoding, byte[] octets) {
            return new Piece(number, dataCoding, Base64.getEncoder().encodeToString(octets));
        }

        private byte[] bytes() {
            return Base64.getDecoder().decode(octets);
        }
    }

    @Nullable
    Piece piece(int number) {
        return pieces.stream()
                .filter(piece -> piece.number() == number)
                .findFirst()
                .orElse(null);
    }

    boolean complete() {
        return pieces.size() == total;
    }

    PartialText with(Piece another) {
        List<Piece> all = new ArrayList<>(pieces);
        all.add(another);
        return new PartialText(id, from, total, since, session, done, all, version + 1);
    }

    PartialText asDone() {
        return new PartialText(id, from, total, since, session, true, pieces, version + 1);
    }

    /** What makes a repetition of it a duplicate. */
    String externalId() {
        return "sms-" + id + '-' + Long.toString(since.toEpochMilli(), 36);
    }

    /**
     * Its words; null when they can't be read. The octets of neighbours are read together: a phone may have cut a
     * character in two.
     */
    @Nullable
    String text(Coding.Default usual) {
        List<Piece> ordered = new ArrayList<>(pieces);
        ordered.sort(Comparator.comparingInt(Piece::number));
        StringBuilder text = new StringBuilder();
        int expected = 1;
        for (int i = 0; i < ordered.size(); ) {
            Piece first = ordered.get(i);
            if (first.number() > expected) {
                text.append(GAP);
            }
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            int next = i;
            int number = first.number();
            while (next < ordered.size()
                    && ordered.get(next).number() == number
                    && ordered.get(next).dataCoding() == first.dataCoding()) {
                octets.writeBytes(ordered.get(next).bytes());
                next++;
                number++;
            }
            String words = Coding.decode(first.dataCoding(), octets.toByteArray(), usual);
            if (words == null) {
                return null;
            }
            text.append(words);
            expected = number;
            i = next;
        }
        if (expected <= total) {
            text.append(GAP);
        }
        return text.toString();
    }

    /** The first piece's data_coding. */
    int dataCoding() {
        return pieces.get(0).dataCoding();
    }

    @Override
    public String toString() {
        return "PartialText[" + id + ", " + pieces.size() + " of " + total + "]";
    }
}
