package vn.hue.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.History;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.store.Line;

/** Stored lines as a channel shows them. */
public final class HistoryLines {

    public static final String CITIZEN = "citizen";

    /** What only the receiver may read is shown to the receiver alone, and codes not even there. */
    static History.Line of(Line line, Inserts inserts) {
        Inbound in = line.in();
        if (in != null) {
            return said(line, in);
        }
        Outbound out = line.out();
        Line.Progress delivery = line.delivery();
        if (out == null) {
            throw new IllegalArgumentException("a line nobody said: " + line.message());
        }
        return new History.Line(
                out.id(),
                out.author(),
                line.at(),
                text(out, line, inserts),
                out.options(),
                out.media(),
                null,
                delivery == null ? null : delivery.state());
    }

    private static String text(Outbound out, Line line, Inserts inserts) {
        Outbound whole = out.insert() instanceof Outbound.CardLink ? inserts.fill(out, line.at()) : null;
        return whole == null ? out.shown() : whole.text();
    }

    private static History.Line said(Line line, Inbound in) {
        List<String> texts = new ArrayList<>();
        List<Media> media = new ArrayList<>();
        @Nullable GeoPoint point = null;
        for (Part part : in.parts()) {
            if (part instanceof Part.Text text) {
                texts.add(text.text());
            } else if (part instanceof Part.Choice choice) {
                texts.add(choice.label());
            } else if (part instanceof Part.CardFilled card) {
                Stream.of(card.content(), card.address())
                        .filter(Objects::nonNull)
                        .forEach(texts::add);
            } else if (part instanceof Part.Link link) {
                texts.add(link.url());
            } else if (part instanceof Part.Attachment attachment) {
                media.add(attachment.media());
            } else if (part instanceof Part.Location location) {
                point = location.point();
            }
        }
        return new History.Line(
                in.externalId(), CITIZEN, line.at(), String.join("\n", texts), List.of(), media, point, null);
    }

    private HistoryLines() {}
}
