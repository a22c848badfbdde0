package vn.hue.channels.email.newest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a mail, in the lines its reader sees. */
public final class Body {

    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");
    private static final Pattern LIST = Pattern.compile("<li\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile("- |[\\p{L}\\d]{1,4}\\. ");
    private static final int WRAPPED_FROM = 55;
    private static final int LINES_AT_MOST = 5_000;

    private final List<Line> lines;
    private final @Nullable String whole;
    private final boolean hasLists;

    private Body(List<Line> lines) {
        this(lines, null, false);
    }

    /** @param whole everything readable where the lines are not all */
    private Body(List<Line> lines, @Nullable String whole, boolean hasLists) {
        this.hasLists = hasLists;
        this.lines = List.copyOf(lines.subList(0, Math.min(lines.size(), LINES_AT_MOST)));
        this.whole = whole;
    }

    /** A body without words. */
    public static Body empty() {
        return new Body(List.of());
    }

    /**
     * Plain text.
     *
     * @param flowed {@code format=flowed} of RFC 3676: a blank at a line's end means that it goes on
     * @param deleteSpace {@code delsp=yes}: and that the blank is not meant
     */
    public static Body plain(String text, boolean flowed, boolean deleteSpace) {
        return new Body(PlainLines.of(text, flowed, deleteSpace));
    }

    public static Body html(String html) {
        return new Body(HtmlLines.of(html), null, LIST.matcher(html).find());
    }

    /** This one, then another: some mailers cut the words where a picture stands. */
    public Body then(Body other) {
        if (lines.isEmpty() || other.lines.isEmpty()) {
            return lines.isEmpty() ? other : this;
        }
        List<Line> all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new Body(all, null, hasLists || other.hasLists);
    }

    /** What the citizen wrote now; lines parted by {@code \n}, at most one free line between them. */
    public String newest(Occasion occasion) {
        return text(new NewestWords(lines).of(occasion));
    }

    /** Everything readable. */
    public String all() {
        return whole != null ? whole : text(lines.stream().map(Line::text).toList());
    }

    /**
     * Which of two forms of one mail says better what was written: the HTML is what the sender saw, the plain form keeps
     * the line ends, unless its lines were only broken to fit.
     */
    public static Body better(Body plain, Body html, Occasion occasion) {
        if (plain.lines.equals(html.lines)) {
            return plain;
        }
        String one = plain.newest(occasion);
        String other = html.newest(occasion);
        if (other.isBlank()) {
            return plain;
        } else if (!squeezed(one).equals(squeezed(other))) {
            return plain.knowsBetter(one, html, other) ? html.upTo(one, other) : html;
        } else if (!signs(one).equals(signs(other)) || html.drawsLists(one, other)) {
            // "*Khẩn*" and "- rác" stand for what the sender saw bold, and in a list.
            return html;
        }
        boolean broken = one.lines().count() > other.lines().count()
                && one.lines().anyMatch(line -> line.length() >= WRAPPED_FROM);
        return broken ? html : plain;
    }

    /** A mail program whose names for quotes nobody knows: its plain form has the usual signs, and less words. */
    private boolean knowsBetter(String one, Body html, String other) {
        return !one.isBlank()
                && new NewestWords(lines).sawOld()
                && !new NewestWords(html.lines).sawOld()
                && squeezed(other).startsWith(squeezed(one));
    }

    /** The first lines of this one's newest words, up to where they say what the plain form says. */
    private Body upTo(String plain, String newest) {
        String wanted = squeezed(plain);
        List<Line> kept = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (String line : newest.split("\n")) {
            if (said.length() >= wanted.length()) {
                break;
            }
            kept.add(Line.of(line));
            said.append(squeezed(line));
        }
        return said.toString().equals(wanted)
                ? new Body(kept, all(), hasLists)
                : new Body(Body.plain(plain, false, false).lines, all(), hasLists);
    }

    /** Whether a list looks other than in the plain form, where a program has tried to draw it. */
    private boolean drawsLists(String plain, String own) {
        return hasLists
                && !plain.equals(own)
                && own.lines().anyMatch(line -> ITEM.matcher(line).lookingAt());
    }

    private static String signs(String text) {
        return text.replaceAll("[^*_]", "");
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s•*_-]+", "");
    }

    private static String text(List<String> lines) {
        String joined = lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
        return BLANK_LINES.matcher(joined).replaceAll("\n\n").strip();
    }
}
