package vn.hue.channels.email.newest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the citizen wrote now: neither the mail they answered, nor signature, footer or disclaimer.
 *
 * <p>Answers between and below quoted lines count. A forwarded mail counts when the citizen added nothing of their own.
 */
final class NewestWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Our own line above every question, however a mail program has dressed it. */
    private static final Pattern MARKER = Pattern.compile(
            ".*((vui lòng|xin) trả lời (ở )?phía trên dòng này|please (reply|write your reply) above this line).*",
            FLAGS);

    /** No mail program leaves more lines free before it quotes. */
    private static final int FREE_LINES = 100;

    private final List<Line> lines;

    NewestWords(List<Line> lines) {
        this.lines = lines;
    }

    /** @param oldFrom where the old mail begins; the number of lines when it doesn't */
    private record Own(List<String> lines, int oldFrom, boolean sawOld) {}

    List<String> of(Occasion occasion) {
        Own own = own(occasion);
        if (occasion == Occasion.NEW && !own.sawOld() && answersNothing()) {
            return new NewestWords(lines.stream()
                            .map(line -> new Line(0, line.typed(), line.mark()))
                            .toList())
                    .of(occasion);
        }
        List<String> words = Footers.without(own.lines());
        if (!isBlank(words)) {
            return words;
        }
        int forward = forward(own, occasion);
        if (forward >= 0) {
            return forwarded(forward);
        }
        if (occasion == Occasion.NEW && own.oldFrom() < lines.size() && isMarked(own.oldFrom())) {
            // What a program keeps for old mails holds all there is: it is not old.
            return new NewestWords(lines.stream()
                            .filter(line -> line.mark() != Line.Mark.REST_IS_OLD)
                            .toList())
                    .of(occasion);
        }
        boolean nothingElse = occasion == Occasion.NEW && !own.sawOld() && isBlank(own.lines());
        return nothingElse ? Footers.without(lines.stream().map(Line::text).toList()) : words;
    }

    private boolean isMarked(int at) {
        return lines.get(at).mark() == Line.Mark.REST_IS_OLD;
    }

    /** Whether the old mail, or a quoted line of it, was recognised. */
    boolean sawOld() {
        return own(Occasion.REPLY).sawOld() || lines.stream().anyMatch(line -> line.depth() > 0);
    }

    /** Signs of quoting in a first mail are the citizen's own: {@code > 5 km đường ngập}. */
    private boolean answersNothing() {
        return lines.stream().anyMatch(line -> line.depth() > 0 && !line.isBlank())
                && lines.stream().noneMatch(line -> line.depth() > 0 && isMarker(line.text()));
    }

    private static boolean isBlank(List<String> words) {
        return words.stream().allMatch(String::isBlank);
    }

    /** Everything up to the old mail, and answers between its lines. */
    private Own own(Occasion occasion) {
        List<String> own = new ArrayList<>();
        boolean sawOld = false;
        int i = 0;
        while (i < lines.size()) {
            Line line = lines.get(i);
            if (line.mark() == Line.Mark.REST_IS_OLD && line.depth() == 0) {
                return new Own(own, i, true);
            } else if (line.depth() > 0 || line.mark() == Line.Mark.SIGNATURE) {
                i++;
                continue;
            } else if (isMarker(line.text())) {
                return new Own(withoutUnknownAttribution(own), i, true);
            }
            int over = attribution(i, occasion);
            if (over > 0) {
                sawOld = true;
                if (!isQuoted(i + over)) {
                    return new Own(own, i, true);
                }
                i += over;
                continue;
            } else if (QuoteHeaders.goesOnWithQuote(line.text())) {
                return new Own(own, i, true);
            } else if (QuoteHeaders.isForward(line.text()) || beginsHeaders(i)) {
                // A first mail that begins like headers is a form the citizen filled in.
                return new Own(own, i, !isBlank(own) || QuoteHeaders.isForward(line.text()));
            }
            own.add(line.text());
            i++;
        }
        return new Own(own, lines.size(), sawOld);
    }

    private static boolean isMarker(String line) {
        return line.length() <= 200 && MARKER.matcher(line).matches();
    }

    private int attribution(int at, Occasion occasion) {
        Line line = lines.get(at);
        boolean one = line.mark() == Line.Mark.ATTRIBUTION || QuoteHeaders.isOriginal(line.text());
        int over = one ? 1 : QuoteHeaders.attribution(lines, at);
        if (over > 0 && !one && !isQuoted(at + over)) {
            // "Hôm 5/10 anh A viết:" is a citizen's own, and what follows, too.
            String said = lines.subList(at, at + over).stream().map(Line::text).collect(Collectors.joining(" "));
            over = QuoteHeaders.isPrecise(said, occasion) ? over : 0;
        }
        // In a first mail a sign may say: "> Cấm đỗ xe".
        boolean believable = occasion != Occasion.NEW || line.text().matches(".*[\\d@].*");
        boolean introduces = over == 0 && believable && QuoteHeaders.introducesQuotes(line.text()) && isQuoted(at + 1);
        return introduces ? 1 : over;
    }

    /** Headers, perhaps below a rule. */
    private boolean beginsHeaders(int at) {
        if (QuoteHeaders.headers(lines, at, false) > 0) {
            return true;
        }
        if (!QuoteHeaders.isRule(lines.get(at).text())) {
            return false;
        }
        int next = nextFull(at + 1);
        return next < lines.size()
                && (QuoteHeaders.headers(lines, next, false) > 0
                        || QuoteHeaders.isOriginal(lines.get(next).text()));
    }

    /** A line of an unknown language above our marker: "… skrev:". */
    private static List<String> withoutUnknownAttribution(List<String> own) {
        int end = own.size();
        while (end > 0 && own.get(end - 1).isBlank()) {
            end--;
        }
        int begin = end;
        while (begin > 0 && !own.get(begin - 1).isBlank()) {
            begin--;
        }
        String paragraph = String.join(" ", own.subList(begin, end)).strip();
        boolean dated = paragraph.matches(".*\\d.*") && paragraph.contains("@");
        return paragraph.length() <= 300 && dated && paragraph.endsWith(":") ? own.subList(0, begin) : own;
    }

    private int nextFull(int from) {
        int next = from;
        while (next < lines.size()
                && next < from + FREE_LINES
                && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    private boolean isQuoted(int from) {
        int next = nextFull(from);
        return next < lines.size() && lines.get(next).depth() > 0;
    }

    /** Where a forwarded mail begins; -1 when none does. */
    private int forward(Own own, Occasion occasion) {
        for (int i = 0; i < lines.size(); i++) {
            if (QuoteHeaders.isForward(lines.get(i).text())) {
                return i + 1;
            } else if (i == own.oldFrom() && attribution(i, occasion) > 0) {
                break;
            }
        }
        return occasion == Occasion.FORWARD && own.oldFrom() < lines.size() ? own.oldFrom() : -1;
    }

    private List<String> forwarded(int begin) {
        int at = nextFull(begin);
        while (at < lines.size()
                && (QuoteHeaders.isRule(lines.get(at).text())
                        || QuoteHeaders.isOriginal(lines.get(at).text()))) {
            at = nextFull(at + 1);
        }
        List<Line> rest = new ArrayList<>(lines.subList(Math.min(at, lines.size()), lines.size()));
        int least = rest.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Line::depth)
                .min()
                .orElse(0);
        rest.replaceAll(line -> line.at(Math.max(0, line.depth() - least)));
        int headers = rest.isEmpty() ? 0 : QuoteHeaders.headers(rest, 0, true);
        List<Line> body = rest.subList(headers, rest.size());
        List<String> words = new NewestWords(body).of(Occasion.NEW);
        return isBlank(words) ? body.stream().map(Line::text).toList() : words;
    }
}
