package vn.hue.channels.email.newest;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** What mail programs call the pieces of a page they write: the quoted mail, the line above it, the signature. */
final class Names {

    /** Outlook on the web puts this before every name in what it quotes. */
    private static final String STRANGER = "x_";

    static final Evaluator QUOTED = QueryParser.parse(
            "[class*=yahoo_quoted], [id*=yahoo_quoted], .protonmail_quote, .tutanota_quote, .zmail_extra, .front-blockquote,"
                    + " #OLK_SRC_BODY_SECTION, [data-marker=__QUOTED_TEXT__], [name=messageReplySection],"
                    + " [fairemail=reference], [id=reply-quote]");
    static final Evaluator QUOTING = QueryParser.parse(".gmail_quote, .protonmail_quote, [cite]");
    static final Evaluator OLD =
            QueryParser.parse("#divRplyFwdMsg, [id$=divRplyFwdMsg], #appendonsend, [id$=appendonsend],"
                    + " .OutlookMessageHeader, #mail-editor-reference-message-container, [id^=mail-editor-reference-message],"
                    + " [class*=ms-outlook-mobile-reference-message], #zwchr, [data-marker=__DIVIDER__],"
                    + " [data-marker=__HEADERS__]");
    static final Evaluator ATTRIBUTION = QueryParser.parse(
            ".gmail_attr, .moz-cite-prefix, #reply-intro, .gmail_quote_attribution, .protonmail_quote_header");
    static final Evaluator SIGNATURE =
            QueryParser.parse(".gmail_signature, .gmail_signature_prefix, [data-smartmail=gmail_signature],"
                    + " .moz-signature, #Signature, #x_Signature, [id^=ms-outlook-mobile-signature],"
                    + " [id^=x_ms-outlook-mobile-signature], .protonmail_signature_block, [class*=ydp][class*=signature], .yahoo-signature,"
                    + " [data-marker=__SIG_PRE__], [data-marker=__SIG_POST__], [name=messageSignatureSection],"
                    + " [fairemail=signature], .front-signature, [id^=Zm-_Id_-Sgn], ._rc_sig, #_rc_sig, [id^=bloop_sign],"
                    + " .tutanota_signature, .email-signature");

    /** Takes what a strange program has put before the names off. */
    static void bringHome(Document document) {
        document.select("[class*=" + STRANGER + "], [id*=" + STRANGER + "]").forEach(Names::asAtHome);
    }

    private static void asAtHome(Element element) {
        element.attr("class", element.className().replaceAll("(^|\\s)(x_)+", "$1"));
        if (!element.id().isEmpty()) {
            element.attr("id", element.id().replaceAll("^(x_)+", ""));
        }
    }

    /** Whether it is called anything. */
    static boolean has(Element element) {
        return element.hasAttr("class")
                || element.hasAttr("id")
                || element.hasAttr("name")
                || element.hasAttr("data-smartmail")
                || element.hasAttr("data-marker")
                || element.hasAttr("fairemail");
    }

    private Names() {}
}
