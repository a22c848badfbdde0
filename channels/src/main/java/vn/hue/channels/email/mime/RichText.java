package vn.hue.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * RTF to its words; RTF that Outlook made of HTML (MS-OXRTFEX, {@code \fromhtml1}) to that HTML again.
 *
 * <p>Only what bears words is understood: paragraphs, tabs, letters as {@code \'e1} in the font's code page and as
 * {@code \ u7853?}. Never throws.
 */
final class RichText {

    private static final Set<String> NO_WORDS = Set.of(
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "header",
            "headerl",
            "headerr",
            "footer",
            "footerl",
            "footerr",
            "object",
            "fldinst",
            "listtable",
            "listoverridetable",
            "generator",
            "themedata",
            "datastore",
            "nonshppict",
            "filetbl",
            "revtbl",
            "rsidtbl",
            "mhtmltag");
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("row", "\n"),
            Map.entry("cell", " "),
            Map.entry("tab", "\t"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"),
            Map.entry("bullet", "•"),
            Map.entry("endash", "–"),
            Map.entry("emdash", "—"),
            Map.entry("~", "\u00a0"),
            Map.entry("_", "-"),
            Map.entry("{", "{"),
            Map.entry("}", "}"),
            Map.entry("\\", "\\"));
    private static final int DEEPEST = 500;

    private final String rtf;
    private final StringBuilder words = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<State> outer = new ArrayDeque<>();
    private final Map<Integer, String> fonts = new HashMap<>();
    private State state = new State(false, false, false, false, 1, "windows-1252");
    private String codePage = "windows-1252";
    private boolean fromHtml;
    private int font;
    private int skip;
    private int at;

    /**
     * @param html whether the words are HTML
     */
    record Words(String text, boolean html) {}

    /**
     * What a group changes and its end gives back.
     *
     * @param silent no words stand here
     * @param suppressed what only RTF's readers shall see of a page
     * @param tag a piece of the page's own HTML
     * @param fonts the table of fonts
     * @param substitutes letters behind {@code \ u} for those who don't know it
     */
    private record State(
            boolean silent, boolean suppressed, boolean tag, boolean fonts, int substitutes, String codePage) {

        State silenced() {
            return new State(true, suppressed, tag, fonts, substitutes, codePage);
        }

        State suppressed(boolean now) {
            return new State(silent, now, tag, fonts, substitutes, codePage);
        }

        State inTag() {
            return new State(silent, suppressed, true, fonts, substitutes, codePage);
        }

        State inFonts() {
            return new State(silent, suppressed, tag, true, substitutes, codePage);
        }

        State substitutes(int now) {
            return new State(silent, suppressed, tag, fonts, now, codePage);
        }

        State codePage(String now) {
            return new State(silent, suppressed, tag, fonts, substitutes, now);
        }
    }

    private RichText(byte[] rtf) {
        this.rtf = new String(rtf, StandardCharsets.ISO_8859_1);
    }

    static Words of(byte[] rtf) {
        RichText reading = new RichText(rtf);
        reading.read();
        return new Words(reading.words.toString(), reading.fromHtml);
    }

    private void read() {
        while (at < rtf.length()) {
            char c = rtf.charAt(at++);
            switch (c) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n', '\0' -> {
                    // of the file, not of the words
                }
                default -> letter(c);
            }
        }
        flush();
    }

    private void open() {
        flush();
        if (outer.size() < DEEPEST) {
            outer.push(state);
        }
    }

    private void close() {
        flush();
        skip = 0;
        if (!outer.isEmpty()) {
            state = outer.pop();
        }
    }

    private void control() {
        if (at >= rtf.length()) {
            return;
        }
        char first = rtf.charAt(at);
        if (first == '\'') {
            hex();
            return;
        } else if (!isLetter(first)) {
            at++;
            if (first == '*') {
                starred();
            } else if (first == '\r' || first == '\n') {
                say("\n");
            } else {
                say(LETTERS.getOrDefault(String.valueOf(first), ""));
            }
            return;
        }
        int from = at;
        while (at < rtf.length() && isLetter(rtf.charAt(at))) {
            at++;
        }
        String word = rtf.substring(from, at);
        from = at;
        if (at < rtf.length() && rtf.charAt(at) == '-') {
            at++;
        }
        while (at < rtf.length() && at < from + 8 && Character.digit(rtf.charAt(at), 10) >= 0) {
            at++;
        }
        String digits = rtf.substring(from, at);
        if (at < rtf.length() && rtf.charAt(at) == ' ') {
            at++;
        }
        boolean hasNumber = digits.matches("-?\\d+");
        word(word, hasNumber, hasNumber ? Integer.parseInt(digits) : 0);
    }

    /** A group that only newer readers know: of those, the pieces of HTML matter. */
    private void starred() {
        if (rtf.startsWith("\\htmltag", at)) {
            at += "\\htmltag".length();
            while (at < rtf.length() && Character.digit(rtf.charAt(at), 10) >= 0) {
                at++;
            }
            at += at < rtf.length() && rtf.charAt(at) == ' ' ? 1 : 0;
            state = state.inTag();
        } else {
            state = state.silenced();
        }
    }

    private void word(String word, boolean hasNumber, int number) {
        if (NO_WORDS.contains(word)) {
            state = state.silenced();
            return;
        }
        switch (word) {
            case "fonttbl" -> state = state.inFonts();
            case "fromhtml" -> fromHtml = true;
            case "htmlrtf" -> {
                flush();
                state = state.suppressed(!hasNumber || number != 0);
            }
            case "ansicpg" -> {
                codePage = number == 0 ? codePage : page(number);
                state = state.codePage(codePage);
            }
            case "uc" -> state = state.substitutes(Math.max(0, Math.min(number, 10)));
            case "f" -> {
                flush();
                font = number;
                state = state.fonts() ? state : state.codePage(fonts.getOrDefault(number, codePage));
            }
            case "fcharset" -> {
                if (state.fonts() && fonts.size() < 1_000) {
                    fonts.put(font, charset(number));
                }
            }
            case "u" -> {
                say(String.valueOf((char) number));
                skip = state.substitutes();
            }
            case "plain" -> state = state.codePage(codePage);
            default -> say(LETTERS.getOrDefault(word, ""));
        }
    }

    private static String page(int number) {
        return number == 65_001 ? "utf-8" : "windows-" + number;
    }

    /** A font's own: 163 is Vietnamese. */
    private String charset(int number) {
        return switch (number) {
            case 163 -> "windows-1258";
            case 0 -> codePage.equals("windows-1258") ? codePage : "windows-1252";
            default -> codePage;
        };
    }

    private void hex() {
        at++;
        int high = at < rtf.length() ? Character.digit(rtf.charAt(at), 16) : -1;
        int low = at + 1 < rtf.length() ? Character.digit(rtf.charAt(at + 1), 16) : -1;
        at = Math.min(at + 2, rtf.length());
        if (skip > 0) {
            skip--;
        } else if (high >= 0 && low >= 0 && isHeard()) {
            bytes.write(high << 4 | low);
        }
    }

    private void letter(char c) {
        if (skip > 0) {
            skip--;
        } else if (isHeard()) {
            bytes.write(c);
        }
    }

    private void say(String text) {
        flush();
        if (isHeard()) {
            words.append(text);
        }
    }

    private boolean isHeard() {
        return !state.silent() && !state.fonts() && !(fromHtml && state.suppressed());
    }

    /** Letters of one code page are put together before they are decoded: tones stand behind their letter. */
    private void flush() {
        if (bytes.size() > 0) {
            words.append(Charsets.decode(bytes.toByteArray(), state.codePage()));
            bytes.reset();
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
