package vn.hue.channels.email;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Which pictures of a page stand among its new words, and not in the quoted mail or in a signature. */
final class Pictures {

    private static final String OLD =
            "blockquote[type=cite], .gmail_quote, .yahoo_quoted, .protonmail_quote, .gmail_signature,"
                    + " .moz-signature, #Signature, [id^=ms-outlook-mobile-signature]";
    private static final String OLD_FROM_HERE = "[id$=divRplyFwdMsg], [id$=appendonsend], .OutlookMessageHeader,"
            + " div[style~=(?i)border-top:\\s*solid\\s*#(e1e1e1|b5c4df)]";

    /** Their {@code cid:} names. */
    static Set<String> amongNewWords(String html) {
        Document page = Jsoup.parse(html);
        page.select(OLD).remove();
        for (Element border : page.select(OLD_FROM_HERE)) {
            for (Element each = border; each != null && each != page.body(); each = each.parent()) {
                while (each.nextElementSibling() != null) {
                    each.nextElementSibling().remove();
                }
            }
            border.remove();
        }
        Set<String> ids = new HashSet<>();
        page.select("img[src^=cid:]")
                .forEach(image -> ids.add(id(image.attr("src").substring(4))));
        return ids;
    }

    /** The name as the part itself writes it. */
    static String id(String linked) {
        return linked.replace("%40", "@").strip();
    }

    private Pictures() {}
}
