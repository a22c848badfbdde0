package vn.hue.channels.email.newest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What stands in a page and is not shown. */
final class Unseen {

    private static final Set<String> UNSEEN = Set.of(
            "head",
            "style",
            "script",
            "title",
            "meta",
            "link",
            "template",
            "option",
            "datalist",
            "object",
            "svg",
            "iframe",
            "video",
            "audio",
            "canvas",
            "noframes",
            "map");
    private static final Pattern HIDDEN = Pattern.compile("display:none|visibility:hidden|mso-hide:all|"
            + "(^|;)font-size:0(px|pt|em|%)?(;|!|$)|max-height:0(px)?(;|!|$)|(^|;)opacity:0(;|!|$)");
    /** {@code .pre{display:none}}: names that a page hides; what holds for some screens only stands in braces of its own. */
    private static final Pattern HIDING_RULE = Pattern.compile("([^{}]{1,300})\\{([^{}]{1,1000})\\}");

    private static final String FOR_SOME_SCREENS = "@media";
    private static final Pattern NAMED_SELECTOR = Pattern.compile("[a-z]{0,10}[.#][\\w-]{1,60}");
    private static final int HIDING_RULES = 50;

    private static final int STYLE_AT_MOST = 50_000;

    private final Set<Element> hidden;

    private Unseen(Set<Element> hidden) {
        this.hidden = hidden;
    }

    static Unseen of(Document document) {
        return new Unseen(hidden(document));
    }

    boolean has(Element element) {
        return UNSEEN.contains(element.normalName())
                || element.hasAttr("hidden")
                || hidden.contains(element)
                || (element.hasAttr("style") && HIDDEN.matcher(style(element)).find());
    }

    /** Lower case, without blanks. */
    static String style(Element element) {
        return element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    /** What the page hides by its style sheet. */
    private static Set<Element> hidden(Document document) {
        Set<Element> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
        int rules = 0;
        for (Element style : document.select("style")) {
            String sheet = style.data().substring(0, Math.min(style.data().length(), STYLE_AT_MOST));
            Matcher rule = HIDING_RULE.matcher(forAllScreens(sheet));
            while (rule.find() && rules < HIDING_RULES) {
                if (!HIDDEN.matcher(rule.group(2).toLowerCase(Locale.ROOT).replaceAll("\\s+", ""))
                        .find()) {
                    continue;
                }
                for (String selector : rule.group(1).split(",")) {
                    if (NAMED_SELECTOR.matcher(selector.strip()).matches()) {
                        rules++;
                        hidden.addAll(document.select(selector.strip()));
                    }
                }
            }
        }
        return hidden;
    }

    private static String forAllScreens(String sheet) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (int media = sheet.indexOf(FOR_SOME_SCREENS); media >= 0; media = sheet.indexOf(FOR_SOME_SCREENS, at)) {
            rest.append(sheet, at, media);
            int open = 0;
            at = sheet.indexOf('{', media);
            at = at < 0 ? sheet.length() : at;
            while (at < sheet.length()) {
                char c = sheet.charAt(at++);
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (open == 0) {
                    break;
                }
            }
        }
        return rest.append(sheet.substring(at)).toString();
    }
}
