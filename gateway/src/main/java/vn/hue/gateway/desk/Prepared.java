package vn.hue.gateway.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.report.Checklist.Point;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.words.Phrase;
import vn.hue.conversations.words.Words;

/**
 * What is said to the citizen of a report when it is refused or something is missing, in the citizen's language ({@code QĐ
 * 30/2022, Điều 8.2}).
 *
 * @param code of the report
 * @param hotline that the guidance names
 */
public record Prepared(Language language, String code, String hotline) {

    private static final Properties VI = read("questions_vi.properties");
    private static final Properties EN = read("questions_en.properties");

    private Words words() {
        return language == Language.EN ? Words.EN : Words.VI;
    }

    /** The exact reason, which is told as it is. */
    public String reason(Refusal refusal) {
        return words().say(Phrase.valueOf("REFUSED_" + refusal.name()));
    }

    /** What the citizen can do. */
    public String guidance(Refusal refusal) {
        return words().say(Phrase.valueOf("GUIDANCE_" + refusal.name()), "hotline", hotline);
    }

    /** What to ask for one thing that is missing or doubtful; empty for what nobody can supplement. */
    public String question(Point point) {
        return (language == Language.EN ? EN : VI).getProperty(point.name(), "").replace("{ma}", code);
    }

    private static Properties read(String file) {
        Properties sentences = new Properties();
        try (InputStream in = Prepared.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
