package vn.hue.channels.email;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.CleanText;
import vn.hue.channels.email.mime.Entity;
import vn.hue.channels.email.mime.FileSignature;
import vn.hue.channels.email.mime.Limits;
import vn.hue.channels.email.mime.Tnef;
import vn.hue.channels.email.newest.Body;
import vn.hue.channels.email.newest.Occasion;

/**
 * The words and files of a mail's parts.
 *
 * @param all everything readable, also what forwarded messages say
 */
record Content(String newest, String all, List<MailFile> files, List<String> links, boolean encrypted) {

    private static final Pattern MAP_LINK = Pattern.compile(
            "https?://(maps\\.app\\.goo\\.gl|goo\\.gl/maps|(www\\.|maps\\.)?google\\.[a-z.]{2,6}/maps|maps\\.google\\.|maps\\.apple\\.com"
                    + "|(www\\.)?openstreetmap\\.org|zalo\\.me/)\\S*");
    private static final Pattern SIGNED = Pattern.compile(
            "-----BEGIN PGP SIGNED MESSAGE-----\\s*?\\n(?:[A-Za-z-]+: [^\\n]*\\n)*\\r?\\n((?s:.*?))-----BEGIN PGP SIGNATURE-----(?s:.*?)-----END PGP SIGNATURE-----");
    /** A signed line that began with a dash, RFC 9580, 7.2. */
    private static final Pattern ESCAPED_DASH = Pattern.compile("(?m)^- (?=-)");

    private static final Pattern UUENCODED =
            Pattern.compile("(?m)^begin [0-7]{3} (\\S[^\\r\\n]{0,200})\\r?\\n(?:[!-`][ -`]*\\r?\\n)*+end[ ]*$");
    private static final Pattern PICTURE_IN_PAGE =
            Pattern.compile("[\"']data:image/[a-z.+-]{2,20};base64,([A-Za-z0-9+/=%\\s]++)[\"']");
    /** HTML takes more letters for the same words. */
    private static final int HTML_LONGER = 4;

    private static final Pattern CID = Pattern.compile("(?i)\\bcid:([^\"'\\s>)]+)");

    static Content of(Entity whole, Occasion occasion, Limits limits) {
        Reading reading = new Reading(occasion, limits);
        Found found = reading.visit(whole);
        return reading.done(found);
    }

    /** What a part says, in its two forms. */
    private record Found(Body plain, Body html) {

        static final Found NOTHING = new Found(Body.empty(), Body.empty());

        Found then(Found next) {
            return new Found(plain.then(next.plain), html.then(next.html));
        }
    }

    private static final class Reading {

        private final Occasion occasion;
        private final Limits limits;
        private final List<Entity> files = new ArrayList<>();
        private final List<MailFile> unwrapped = new ArrayList<>();
        private final List<Entity> messages = new ArrayList<>();
        private final Set<String> shown = new LinkedHashSet<>();
        private final Set<String> fresh = new HashSet<>();
        private final Set<String> links = new LinkedHashSet<>();
        private boolean encrypted;

        private Reading(Occasion occasion, Limits limits) {
            this.occasion = occasion;
            this.limits = limits;
        }

        private Found visit(Entity part) {
            if (part.isMultipart()) {
                return multipart(part);
            } else if (part.isMessage()) {
                messages.add(part);
                files.add(part);
                return Found.NOTHING;
            } else if (part.type().value().matches("application/(x-)?pkcs7-mime")) {
                encrypted |= !"signed-data".equals(part.type().parameter("smime-type"));
                files.add(part);
                return Found.NOTHING;
            } else if (part.is("application/ms-tnef") || "winmail.dat".equalsIgnoreCase(part.name())) {
                return tnef(part);
            } else if (isWords(part)) {
                return words(part);
            }
            files.add(part);
            return Found.NOTHING;
        }

        private Found multipart(Entity part) {
            List<Entity> parts = part.parts();
            switch (part.type().value()) {
                case "multipart/alternative":
                    return alternative(parts);
                case "multipart/encrypted":
                    encrypted = true;
                    files.addAll(parts);
                    return Found.NOTHING;
                case "multipart/signed":
                    Found signed = Found.NOTHING;
                    for (Entity each : parts) {
                        boolean seal = each.type().value().matches("application/((x-)?pkcs7|pgp)-signature");
                        signed = seal ? signed : signed.then(visit(each));
                    }
                    return signed;
                case "multipart/report":
                    return parts.isEmpty() ? Found.NOTHING : visit(parts.get(0)).then(rest(parts));
                default:
                    return inOrder(parts);
            }
        }

        /** Files of a report that are no words of anybody. */
        private Found rest(List<Entity> parts) {
            parts.stream().skip(1).filter(Entity::isMessage).forEach(files::add);
            return Found.NOTHING;
        }

        /** Where only one form of a piece is there, it stands in both. */
        private Found inOrder(List<Entity> parts) {
            Found all = Found.NOTHING;
            for (Entity part : parts) {
                all = all.then(visit(part));
            }
            return all;
        }

        /** The last of each form; what has none of them is a file. */
        private Found alternative(List<Entity> parts) {
            Body plain = Body.empty();
            Body html = Body.empty();
            boolean hasPlain = false;
            boolean hasHtml = false;
            for (Entity part : parts) {
                if (isForMachines(part)) {
                    continue;
                }
                boolean isHtml = isHtml(part);
                Found found = isReadable(part) && !isAttachment(part) ? words(part) : visit(part);
                Body body = isHtml ? found.html() : found.plain();
                boolean says = !body.all().isBlank();
                if (isHtml && (says || !hasHtml)) {
                    html = body;
                    hasHtml |= says;
                } else if (!isHtml && (says || !hasPlain)) {
                    plain = body;
                    hasPlain |= says;
                }
            }
            return new Found(hasPlain ? plain : html, hasHtml ? html : plain);
        }

        /** A third form of the words, for programs that know it: AMP, reactions, watches. */
        private static boolean isForMachines(Entity part) {
            return part.type().value().startsWith("text/")
                    && !isWords(part)
                    && !part.is("text/calendar")
                    && part.name() == null
                    && part.disposition().value().isEmpty();
        }

        private static boolean isHtml(Entity part) {
            return part.is("text/html")
                    || (part.isMultipart() && part.parts().stream().anyMatch(Reading::isHtml));
        }

        /** Words that are meant to be read in the mail, not kept as a file. Old mailers name the words themselves. */
        private static boolean isWords(Entity part) {
            boolean whole =
                    part.headers().has("From") && part.disposition().value().isEmpty();
            return isReadable(part) && !isAttachment(part) && (whole || part.name() == null);
        }

        private static boolean isReadable(Entity part) {
            return part.is("text/plain")
                    || part.is("text/html")
                    || part.is("text/enriched")
                    || part.is("text/markdown")
                    || part.isRichText();
        }

        private static boolean isAttachment(Entity part) {
            return part.disposition().value().equals("attachment");
        }

        /** Phones that send a picture message as a mail give the words a name, and no mail else. */
        private Found namedWords() {
            for (Entity file : List.copyOf(files)) {
                if (isReadable(file) && !isAttachment(file) && !file.isRichText()) {
                    files.remove(file);
                    return words(file);
                }
            }
            return Found.NOTHING;
        }

        private Found words(Entity part) {
            if (part.isRichText()) {
                Body rich = Body.plain(part.richText(), false, false);
                return new Found(rich, rich);
            }
            boolean html = part.is("text/html");
            String text = html ? withoutPictures(part.text(Integer.MAX_VALUE)) : part.text(limits.text());
            if (html || (part.is("text/plain") && isHtmlInDisguise(text))) {
                Matcher cid = CID.matcher(text);
                while (cid.find()) {
                    shown.add(Pictures.id(cid.group(1)));
                }
                fresh.addAll(occasion == Occasion.FORWARD ? shown : Pictures.amongNewWords(text));
                Jsoup.parse(text).select("a[href]").forEach(link -> link(link.attr("href"), link.text()));
                Body shown = Body.html(text);
                return new Found(shown, shown);
            } else if (part.is("text/enriched")) {
                Body enriched = Body.plain(text.replaceAll("<[/A-Za-z-]{1,60}>", ""), false, false);
                return new Found(enriched, enriched);
            }
            text = withoutWrapping(text);
            boolean flowed = "flowed".equalsIgnoreCase(part.type().parameter("format"));
            boolean deleteSpace = flowed && "yes".equalsIgnoreCase(part.type().parameter("delsp"));
            Body plain = Body.plain(text, flowed, deleteSpace);
            return new Found(plain, plain);
        }

        /** Some mail programs write pictures into the page itself. */
        private String withoutPictures(String html) {
            Matcher picture = PICTURE_IN_PAGE.matcher(html);
            StringBuilder page = new StringBuilder();
            while (picture.find()) {
                byte[] bytes = Entity.base64(picture.group(1));
                if (unwrapped.size() < limits.parts()) {
                    unwrapped.add(new MailFile(null, type(bytes, "", null), bytes, true, false));
                }
                picture.appendReplacement(page, "\"about:blank\"");
            }
            picture.appendTail(page);
            return page.substring(0, Math.min(page.length(), HTML_LONGER * limits.text()));
        }

        /** Old mailers write files and seals into the words themselves. */
        private String withoutWrapping(String text) {
            String words = SIGNED.matcher(text)
                    .replaceAll(signed -> Matcher.quoteReplacement(
                            ESCAPED_DASH.matcher(signed.group(1)).replaceAll("")));
            encrypted |= words.startsWith("-----BEGIN PGP MESSAGE-----");
            Matcher file = UUENCODED.matcher(words);
            while (file.find() && unwrapped.size() < limits.parts()) {
                byte[] bytes = Entity.uuencoded(file.group());
                String name = name(file.group(1));
                unwrapped.add(new MailFile(name, type(bytes, "", name), bytes, false, false));
            }
            return UUENCODED.matcher(words).replaceAll("");
        }

        private static boolean isHtmlInDisguise(String text) {
            return text.stripLeading()
                    .toLowerCase(Locale.ROOT)
                    .matches(
                            "(?s)(<!doctype html|<(html|head|body|meta|div|p|br|table|span|font|center|style))\\b[^<]{0,2000}>.*");
        }

        private void link(String href, String words) {
            if (MAP_LINK.matcher(href).matches() && !words.contains(href)) {
                links.add(href);
            }
        }

        private Found tnef(Entity part) {
            Tnef tnef = Tnef.read(part.body());
            if (tnef == null) {
                files.add(part);
                return Found.NOTHING;
            }
            tnef.files()
                    .forEach(file -> unwrapped.add(new MailFile(
                            name(file.name()), type(file.bytes(), "", file.name()), file.bytes(), false, false)));
            String html = tnef.html();
            String text = tnef.text();
            if (html != null && !html.isBlank()) {
                Body body = Body.html(html);
                return new Found(body, body);
            } else if (text != null) {
                Body body = Body.plain(text, false, false);
                return new Found(body, body);
            }
            return Found.NOTHING;
        }

        private static @Nullable String name(@Nullable String raw) {
            String clean = raw == null ? "" : CleanText.line(raw);
            return clean.isEmpty()
                    ? null
                    : clean.substring(Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\')) + 1);
        }

        private static String type(byte[] bytes, String declared, @Nullable String name) {
            return FileSignature.of(bytes, declared, name);
        }

        private Content done(Found visited) {
            boolean nothing =
                    visited.plain().all().isBlank() && visited.html().all().isBlank();
            Found found = nothing && messages.isEmpty() ? namedWords() : visited;
            Body best = Body.better(found.plain(), found.html(), occasion);
            String newest = best.newest(occasion);
            StringBuilder all = new StringBuilder(best.all());
            for (Entity message : messages) {
                Content inside = of(message.parts().get(0), Occasion.NEW, limits);
                boolean speaks = best.all().isBlank() || occasion != Occasion.REPLY;
                newest = newest.isBlank() && speaks ? inside.newest() : newest;
                all.append(all.isEmpty() || inside.all().isEmpty() ? "" : "\n\n")
                        .append(inside.all());
            }
            List<MailFile> kept = new ArrayList<>();
            files.forEach(file -> kept.add(file(file)));
            kept.addAll(unwrapped);
            return new Content(newest, all.toString(), kept, List.copyOf(links), encrypted);
        }

        private MailFile file(Entity part) {
            if (part.isMessage()) {
                return new MailFile(part.name(), "message/rfc822", part.body(), false, false);
            }
            String id = part.contentId();
            boolean isShown = id != null && shown.contains(id);
            boolean inline = isShown || part.disposition().value().equals("inline");
            return new MailFile(
                    part.name(),
                    type(part.body(), part.type().value(), part.name()),
                    part.body(),
                    inline,
                    isShown && !fresh.contains(id));
        }
    }
}
