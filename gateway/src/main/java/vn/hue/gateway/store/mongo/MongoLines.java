package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Lines;

/** History in {@code messages}, one document per line, its number in its id. */
final class MongoLines implements Lines {

    /** Of a line's number, so that ids are in the order of their lines. */
    private static final int DIGITS = 6;

    private final Rows rows;

    MongoLines(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "messages", onContext);
    }

    private static String id(String conversation, long number) {
        String digits = Long.toString(number);
        return conversation + '#' + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    @Override
    public Future<Void> add(List<Line> lines) {
        return Future.join(
                        lines.stream().map(line -> rows.insert(document(line))).toList())
                .mapEmpty();
    }

    @Override
    public Future<Boolean> begin(Line line) {
        return rows.insert(document(line));
    }

    @Override
    public Future<Void> moved(Line line) {
        return rows.put(document(line));
    }

    @Override
    public Future<@Nullable Line> of(String message) {
        return rows.first(new Document("message", message)).map(row -> row == null ? null : line(row));
    }

    @Override
    public Future<List<Line>> read(String conversation, long from, long to) {
        return rows.findAll(LongStream.rangeClosed(from, to)
                        .mapToObj(number -> id(conversation, number))
                        .toList())
                .map(found -> found.stream().map(MongoLines::line).toList());
    }

    private static Document document(Line line) {
        Document row = new Document("_id", id(line.conversation(), line.number()))
                .append("message", line.message())
                .append("at", Docs.date(line.at()));
        if (line.in() != null) {
            row.append("in", Docs.text(line.in()));
        }
        if (line.reading() != null) {
            row.append("reading", Docs.text(line.reading()));
        }
        if (line.out() != null) {
            row.append("out", Docs.text(line.out()));
        }
        if (!line.starts().isEmpty()) {
            row.append("starts", Docs.ofAll(line.starts()));
        }
        if (line.delivery() != null) {
            row.append("delivery", Docs.of(line.delivery()));
        }
        if (line.remark() != null) {
            row.append("remark", Docs.of(line.remark()));
        }
        return row;
    }

    private static Line line(Document row) {
        Object delivery = row.get("delivery");
        Object remark = row.get("remark");
        String id = Rows.id(row);
        int number = id.lastIndexOf('#');
        return new Line(
                id.substring(0, number),
                Long.parseLong(id.substring(number + 1)),
                row.getString("message"),
                Docs.instant(row, "at"),
                row.get("in") == null ? null : Docs.either(Inbound.class, row, "in"),
                row.getString("reading") == null ? null : Docs.read(Reading.class, row, "reading"),
                row.get("out") == null ? null : Docs.either(Outbound.class, row, "out"),
                Docs.toAll(Effect.ClockStart.class, row, "starts"),
                delivery == null ? null : Docs.to(Line.Progress.class, delivery),
                remark == null ? null : Docs.to(Effect.Remark.class, remark));
    }
}
