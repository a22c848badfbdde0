package vn.hue.nlp.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One real text with what people say of it: measured with, never trained on.
 *
 * @param kind where it comes from
 * @param locations spans, start inclusive, end exclusive
 */
record RealTexts(
        String text,
        String kind,
        boolean marks,
        String category,
        boolean urgent,
        boolean outOfScope,
        String intent,
        List<int[]> locations) {

    /** Reads JSON lines with {@code text, category, urgent, out_of_scope, intent, location_spans}. */
    static List<RealTexts> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<RealTexts> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode node = mapper.readTree(line);
            List<int[]> spans = new ArrayList<>();
            for (JsonNode span : node.path("location_spans")) {
                spans.add(new int[] {span.get(0).asInt(), span.get(1).asInt()});
            }
            texts.add(new RealTexts(
                    node.path("text").asText(),
                    node.path("text_kind").asText(),
                    node.path("has_diacritics").asBoolean(),
                    node.path("category").asText(),
                    node.path("urgent").asBoolean(),
                    node.path("out_of_scope").asBoolean(),
                    node.path("intent").asText(),
                    List.copyOf(spans)));
        }
        return texts;
    }
}
