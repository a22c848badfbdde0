package vn.hue.channels.email.newest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import vn.hue.channels.email.mime.CleanText;

/** An HTML body in the lines a mail program would show, each knowing whether it is quoted. */
final class HtmlLines implements NodeVisitor {

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "ul",
            "caption",
            "details",
            "summary");
    private static final Set<String> APART =
            Set.of("blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "hr", "figure");

    private static final Pattern COUNTED = Pattern.compile("\\(?[\\p{L}\\d]{1,4}([.]\\d{1,3}){0,4}[.):]?");
    /** {@code p{margin:0}}, also among others. */
    private static final Pattern PARAGRAPHS =
            Pattern.compile("(?:^|[},;\\s])p\\s{0,20}(?:,[^{}]{0,200})?\\{([^}]{0,400})\\}", Pattern.CASE_INSENSITIVE);

    private static final Pattern OUTLOOK_RULE = Pattern.compile(
            "border-top:(solid#?(e1e1e1|b5c4df|cccccc)|#?(e1e1e1|b5c4df)1(\\.0)?p[tx]solid|1pxsolid#?(e1e1e1|b5c4df))");

    /** Deeper than any mail program nests; what lies deeper is read as if it lay here. */
    private static final int DEEPEST = 256;
    /** Enough of an element to see what it begins with. */
    private static final int NODES_AT_MOST = 200;

    private static final int CHARS_AT_MOST = 2_000;
    private static final int STYLE_AT_MOST = 50_000;
    /** No mail program leaves more lines free before it quotes. */
    private static final int FREE_LINES = 100;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final Deque<Element> quotes = new ArrayDeque<>();
    private final Deque<ListSigns> lists = new ArrayDeque<>();
    private final boolean paragraphsTouch;
    private Element unseen = NONE;
    private Element marked = NONE;
    private Line.Mark mark = Line.Mark.NONE;
    private boolean apart;
    private int pre;
    /** How long the line is that has only the sign of a list's item; 0 when there is none. */
    private int sign;

    private final Unseen hidden;

    private static final Element NONE = new Element("none");

    private HtmlLines(boolean paragraphsTouch, Unseen hidden) {
        this.paragraphsTouch = paragraphsTouch;
        this.hidden = hidden;
    }

    static List<Line> of(String html) {
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(DEEPEST));
        boolean touch = document.select("style").stream()
                .map(Element::data)
                .map(style -> style.substring(0, Math.min(style.length(), STYLE_AT_MOST)))
                .anyMatch(style -> PARAGRAPHS
                        .matcher(style)
                        .results()
                        .anyMatch(rule -> !Gap.shows(rule.group(1).toLowerCase(Locale.ROOT))));
        Names.bringHome(document);
        HtmlLines reading = new HtmlLines(touch, Unseen.of(document));
        document.traverse(reading);
        reading.end();
        return reading.lines;
    }

    @Override
    public void head(Node node, int depth) {
        if (unseen != NONE) {
            return;
        }
        if (node instanceof TextNode words) {
            text(words.getWholeText());
        } else if (node instanceof Element element) {
            if (hidden.has(element)) {
                unseen = element;
            } else {
                open(element);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node == unseen) {
            unseen = NONE;
        } else if (unseen == NONE && node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            newLine();
            return;
        } else if (name.equals("img")) {
            picture(element);
            return;
        } else if (isWordsSign(element)) {
            wordsSign(element);
            return;
        } else if (name.equals("td") || name.equals("th")) {
            line.append(line.isEmpty() || endsBlank() ? "" : " ");
        } else if (BLOCKS.contains(name)) {
            // New Outlook puts an item's words into a block of their own.
            if (!(name.equals("div") || name.equals("p")) || line.length() != sign) {
                end();
            }
            apart |= isApart(element, name);
        }
        if (isQuote(element, name)) {
            end();
            quotes.push(element);
        }
        note(element);
        if (name.equals("ol") || name.equals("ul")) {
            lists.push(ListSigns.of(element));
            // A list belongs to the words above it.
            apart = false;
        } else if (name.equals("li")) {
            ListSigns list = lists.peek();
            line.append(list == null ? ListSigns.BULLET : list.next(element));
            sign = line.length();
        }
        pre += isPre(element, name) ? 1 : 0;
    }

    private void close(Element element) {
        String name = element.normalName();
        boolean leavesQuote = element == quotes.peek();
        boolean leavesList = (name.equals("ol") || name.equals("ul")) && !lists.isEmpty();
        if (leavesList) {
            end();
            lists.pop();
        }
        if (BLOCKS.contains(name) || leavesQuote || element == marked) {
            end();
            apart |= isApart(element, name);
        }
        if (leavesQuote) {
            quotes.pop();
        }
        if (element == marked) {
            marked = NONE;
            mark = Line.Mark.NONE;
        }
        pre -= isPre(element, name) ? 1 : 0;
    }

    /** What the mail program says by its own names. */
    private void note(Element element) {
        if (marked != NONE || !(Names.has(element) || element.hasAttr("style"))) {
            return;
        }
        if (element.is(Names.ATTRIBUTION) && !QuoteHeaders.isForwarded(beginning(element))) {
            mark(element, Line.Mark.ATTRIBUTION);
        } else if (element.is(Names.SIGNATURE)) {
            mark(element, Line.Mark.SIGNATURE);
        } else if (element.is(Names.OLD)
                || (OUTLOOK_RULE.matcher(Unseen.style(element)).find() && quotesMail(element))) {
            end();
            lines.add(new Line(quotes.size(), "", Line.Mark.REST_IS_OLD));
        }
    }

    private void mark(Element element, Line.Mark as) {
        end();
        marked = element;
        mark = as;
    }

    private static boolean quotesMail(Element element) {
        return QuoteHeaders.startsLikeHeaders(beginning(element));
    }

    /** Its first words only: elements lie in each other, and all of each would be read again for every level. */
    private static String beginning(Element element) {
        StringBuilder words = new StringBuilder();
        int[] seen = {0};
        element.filter((node, depth) -> {
            if (node instanceof TextNode text) {
                words.append(text.text());
            } else if (node instanceof Element inner && BLOCKS.contains(inner.normalName())) {
                words.append(' ');
            }
            boolean enough = ++seen[0] > NODES_AT_MOST || words.length() > CHARS_AT_MOST;
            return enough ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return words.toString().strip();
    }

    /** Indented words are a quote unless they are only indented: Gmail's button makes {@code border:none}. */
    private boolean isQuote(Element element, String name) {
        if (!name.equals("blockquote")) {
            return Names.has(element) && element.is(Names.QUOTED);
        }
        String style = Unseen.style(element);
        boolean indented = style.contains("border:none") && style.contains("40px");
        if (!indented && (element.attr("type").equalsIgnoreCase("cite") || element.is(Names.QUOTING))) {
            return true;
        }
        return style.contains("border-left") && !style.contains("border-left:none") || afterAttribution();
    }

    private boolean afterAttribution() {
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - FREE_LINES); i--) {
            Line before = lines.get(i);
            if (!before.isBlank()) {
                return before.mark() == Line.Mark.ATTRIBUTION
                        || QuoteHeaders.endsAttribution(lines, i)
                        || (before.text().indexOf('@') > 0 && QuoteHeaders.introducesQuotes(before.text()));
            }
        }
        return false;
    }

    private boolean isApart(Element element, String name) {
        if (!APART.contains(name)) {
            return false;
        } else if (!name.equals("p")) {
            return true;
        }
        Element parent = element.parent();
        String own = element.attr("style").toLowerCase(Locale.ROOT);
        boolean touches = own.contains("margin") ? !Gap.shows(own) : paragraphsTouch;
        return !touches
                && !element.className().startsWith("Mso")
                && !(parent != null && parent.normalName().equals("li"));
    }

    private static boolean isPre(Element element, String name) {
        return name.equals("pre")
                || name.equals("textarea")
                || Unseen.style(element).contains("white-space:pre");
    }

    /** Word writes a list's signs as words, in fonts whose letters are pictures. */
    private static boolean isWordsSign(Element element) {
        return element.hasAttr("style") && Unseen.style(element).contains("mso-list:ignore");
    }

    private void wordsSign(Element element) {
        String sign = CleanText.line(element.text());
        boolean bullet = sign.equals("o") || !COUNTED.matcher(sign).matches();
        line.append(bullet ? ListSigns.BULLET : sign + " ");
        unseen = element;
    }

    /** Some mailers send emoji as pictures. */
    private void picture(Element image) {
        String alt = image.attr("alt").strip();
        boolean emoji = !alt.isEmpty() && alt.length() <= 8 && alt.codePoints().noneMatch(c -> c < 0x2000);
        text(emoji ? alt : "");
    }

    private void text(String words) {
        String clean = CleanText.lines(words);
        if (pre > 0) {
            String[] parts = clean.split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    newLine();
                }
                line.append(parts[i]);
            }
            return;
        }
        for (int i = 0; i < words.length(); ) {
            int c = words.codePointAt(i);
            i += Character.charCount(c);
            boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (!blank) {
                line.appendCodePoint(c);
            } else if (!line.isEmpty() && !endsBlank()) {
                line.append(' ');
            }
        }
    }

    private boolean endsBlank() {
        return line.charAt(line.length() - 1) == ' ';
    }

    /** Ends the line; an empty one stays empty. */
    private void newLine() {
        String text = CleanText.lines(line.toString()).replace('\n', ' ').stripTrailing();
        line.setLength(0);
        sign = 0;
        if (apart && !text.isBlank()) {
            apart = false;
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                lines.add(new Line(
                        Math.min(quotes.size(), lines.get(lines.size() - 1).depth()), "", Line.Mark.NONE));
            }
        }
        lines.add(new Line(quotes.size(), text, mark));
    }

    /** Ends the line when there is one. */
    private void end() {
        if (!line.isEmpty()) {
            // Only a hard blank shows: a paragraph of it is how Outlook leaves a line free.
            boolean nothing = line.toString().isBlank() && line.indexOf("\u00a0") < 0;
            if (nothing) {
                line.setLength(0);
                sign = 0;
            } else {
                newLine();
            }
        }
    }
}
