package vn.hue.channels.email.newest;

import java.util.ArrayList;
import java.util.List;
import vn.hue.channels.email.mime.CleanText;

/** A {@code text/plain} body in lines: quote signs counted, soft line ends of {@code format=flowed} (RFC 3676) joined. */
final class PlainLines {

    static List<Line> of(String body, boolean flowed, boolean deleteSpace) {
        List<Line> lines = new ArrayList<>();
        boolean soft = false;
        for (String raw : CleanText.lines(body).split("\n", -1)) {
            // Mailboxes in one file protect a line that begins so; nobody writes it.
            boolean shielded = raw.startsWith(">From ");
            int at = shielded ? 1 : 0;
            int depth = 0;
            while (!shielded && at < raw.length() && raw.charAt(at) == '>') {
                depth++;
                at++;
                boolean blankThenQuote = at + 1 < raw.length() && raw.charAt(at) == ' ' && raw.charAt(at + 1) == '>';
                at += blankThenQuote && !flowed ? 1 : 0;
            }
            String text = raw.substring(at);
            text = (depth > 0 || flowed) && text.startsWith(" ") ? text.substring(1) : text;
            Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            boolean signature = text.equals("-- ");
            if (soft && last != null && last.depth() == depth && !signature) {
                String before =
                        deleteSpace ? last.text().substring(0, last.text().length() - 1) : last.text();
                lines.set(lines.size() - 1, new Line(depth, before + text, Line.Mark.NONE, last.signs()));
            } else {
                String signs = depth == 0 ? "" : raw.substring(0, raw.length() - text.length());
                lines.add(new Line(depth, text, Line.Mark.NONE, signs));
            }
            soft = flowed && text.endsWith(" ") && !signature;
        }
        return lines;
    }

    private PlainLines() {}
}
