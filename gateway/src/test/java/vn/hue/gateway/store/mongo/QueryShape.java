package vn.hue.gateway.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A query without its values, as {@link Index#serves} writes it. */
record QueryShape(String collection, String shape) implements Comparable<QueryShape> {

    @Override
    public int compareTo(QueryShape other) {
        return toString().compareTo(other.toString());
    }

    /** The queries in a command; inserts and commands about collections have none. */
    static List<QueryShape> in(BsonDocument command) {
        String name = command.getFirstKey();
        List<QueryShape> shapes = new ArrayList<>();
        switch (name) {
            case "find" ->
                shapes.add(new QueryShape(
                        command.getString(name).getValue(),
                        filter(command.getDocument("filter", new BsonDocument()))
                                + (command.containsKey("sort") ? " sort " + plain(command.getDocument("sort")) : "")));
            case "findAndModify" ->
                shapes.add(new QueryShape(command.getString(name).getValue(), filter(command.getDocument("query"))));
            case "update", "delete" -> {
                for (BsonValue part : command.getArray(name + "s")) {
                    shapes.add(new QueryShape(
                            command.getString(name).getValue(),
                            filter(part.asDocument().getDocument("q"))));
                }
            }
            case "aggregate" -> {
                BsonDocument first = command.getArray("pipeline").get(0).asDocument();
                boolean counts = command.getArray("pipeline").toString().contains("$group");
                shapes.add(new QueryShape(
                        command.getString(name).getValue(),
                        counts && first.containsKey("$match")
                                ? "count " + filter(first.getDocument("$match"))
                                : name + " is not in the list"));
            }
            case "count", "distinct" ->
                shapes.add(new QueryShape(command.getString(name).getValue(), name + " is not in the list"));
            default -> {}
        }
        return shapes;
    }

    private static String filter(BsonDocument filter) {
        List<String> fields = new ArrayList<>();
        filter.forEach((key, value) -> fields.add(key + ": " + value(value)));
        return "{" + String.join(", ", fields) + "}";
    }

    private static String value(BsonValue value) {
        if (value.isArray()) {
            return "[…]";
        }
        if (value.isDocument() && value.asDocument().getFirstKey().startsWith("$")) {
            return filter(value.asDocument());
        }
        return "x";
    }

    private static String plain(BsonDocument sort) {
        List<String> fields = new ArrayList<>();
        sort.forEach((key, value) -> fields.add(key + ": " + value.asNumber().intValue()));
        return "{" + String.join(", ", fields) + "}";
    }

    /** Every query that was sent is in the list of those that an index serves. */
    static void check(Set<QueryShape> sent) {
        assertThat(sent).hasSizeGreaterThan(10);
        Set<QueryShape> unserved = new TreeSet<>();
        for (QueryShape query : sent) {
            boolean served = Arrays.stream(Index.values())
                    .filter(index ->
                            index.collection().equals("*") || index.collection().equals(query.collection))
                    .anyMatch(index -> index.serves().contains(query.shape));
            if (!served) {
                unserved.add(query);
            }
        }
        assertThat(unserved).as("queries without an index").isEmpty();
    }
}
