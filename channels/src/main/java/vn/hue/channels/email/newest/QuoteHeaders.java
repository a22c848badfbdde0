package vn.hue.channels.email.newest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What mail programs write above the mail they quote, in Vietnamese and English.
 *
 * <pre>
 * Vào Th 2, 5 thg 10, 2026 vào lúc 08:15 Tên &lt;a@b.vn&gt; đã viết:      Gmail, over one to four lines
 * Vào 08:15, 5 thg 10, 2026, Tên &lt;a@b.vn&gt; đã viết:                   Apple Mail
 * On Mon, Oct 5, 2026 at 8:15 AM Name &lt;a@b.vn&gt; wrote:
 * From: … / Sent: … / To: … / Subject: …   Từ: … / Đã gửi: … / Tới: … / Chủ đề: …      Outlook
 * -----Original Message-----   ----- Thư gốc -----   -------- Tin nhắn gốc --------
 * ---------- Forwarded message ---------   ---------- Thư đã chuyển tiếp ----------
 * </pre>
 */
final class QuoteHeaders {

    private static final int OVER_LINES = 5;
    private static final int LONGEST = 400;
    /** Lines of a quoted mail's headers, a long list of recipients included. */
    private static final int BLOCK = 40;

    private static final int LABELS = 12;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern BEGINS = Pattern.compile(
            "^[-–— ]*(on|at|vào|ngày|lúc|hôm|thứ|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?|t[2-7]|cn|chủ nhật|le|am|el)\\b.{0,60}\\d.*",
            FLAGS);
    private static final Pattern ENDS = Pattern.compile(
            ".*(\\bwrote|\\bwrites|đã viết|\\bviết|\\bđã ghi|a écrit|\\bschrieb)( như sau| rằng)?( ?[:：]|( ?:)? ?-{2,})\\s*$",
            FLAGS);
    private static final Pattern ONESELF =
            Pattern.compile(".*(\\b(tôi|em|con|cháu|mình)\\s+(đã )?viết|\\bI wrote):?\\s*$", FLAGS);
    private static final Pattern NAMED = Pattern.compile(
            "^.{0,120}<?[^\\s<>@]{1,64}@[^\\s<>]{1,200}>?.{0,60}(\\bwrote|đã viết|\\bviết) ?:\\s*$", FLAGS);
    private static final Pattern NAME_FIRST =
            Pattern.compile("^.{2,100} (wrote|đã viết) (on|at|vào|lúc|ngày) .{0,40}\\d{1,2}.{0,60}:\\s*$", FLAGS);
    private static final Pattern DATE_FIRST = Pattern.compile(
            "^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}),? .{0,120}<[^\\s<>@]+@[^\\s<>]+>(\\s*(wrote|(đã )?viết))?\\s*:\\s*$",
            FLAGS);
    private static final Pattern QUOTING =
            Pattern.compile("^(quoting|citing|trích dẫn|trích thư)( từ| của)? .{2,120}@.{2,120}:\\s*$", FLAGS);

    /** Good enough when quoted lines follow. */
    private static final Pattern ABOVE_QUOTES = Pattern.compile(
            ".*(\\bwrote|\\bwrites|\\bsaid|viết|\\bghi|\\bécrit|\\bschrieb|\\bescribió|ha scritto|\\bskrev|\\bschreef|написал|写道|寫道)([^.]|\\.(?=\\d)){0,40}[:：]\\s*$"
                    + "|.*[^\\s<>@]@[^\\s<>@]+>?\\s*:\\s*$",
            FLAGS);

    /** Yahoo on Android goes on with the quoted words in the same line. */
    private static final Pattern GOES_ON = Pattern.compile(
            "^\\s*(on|vào|lúc|ngày)\\b.{0,60}\\d.{0,200}<[^\\s<>@]{1,64}@[^\\s<>]{1,200}>\\s*(wrote|(đã )?viết)\\s?:\\s+\\S.*",
            FLAGS);

    private static final Pattern ORIGINAL = Pattern.compile(
            "^[-_=* ]{2,}\\s*(original message|original email|original mail|original|原始邮件|thư gốc|thư ban đầu|tin nhắn gốc|email gốc"
                    + "|thông điệp gốc|nội dung gốc|nội dung ban đầu|tin gốc|tin nhắn ban đầu|reply message|replied message|thư trả lời|message d'origine)\\s*[-_=* ]{2,}\\s*$"
                    // GroupWise
                    + "|^>>> .{2,200}\\d{1,2}:\\d{2}.{0,10} >>>\\s*$",
            FLAGS);
    private static final Pattern FORWARDED = Pattern.compile(
            "^\\s*([-_=* ]{2,}\\s*(forwarded (message|mail|email)|forward(ed)?|(thư|tin nhắn|email|nội dung|thông điệp|tin)( đã)?( được)? chuyển tiếp)"
                    + "( (by|from|của|từ|bởi) .{1,80})?\\s*[-_=* ]{2,}"
                    + "|begin forwarded message\\s*:|(bắt đầu )?(nội dung )?(thư|tin nhắn|email|thông điệp)( đã)?( được)? chuyển tiếp\\s*:)\\s*$",
            FLAGS);
    private static final Pattern FORWARDED_INSIDE =
            Pattern.compile("[-_]{4,}\\s*(forwarded message|(thư|tin nhắn|email)( đã)?( được)? chuyển tiếp)", FLAGS);

    private static final Pattern LABEL = Pattern.compile(
            "^[*_ ]{0,3}(?:"
                    + "(?<from>from|từ|người gửi|người viết|de|von|gửi từ|gửi bởi)"
                    + "|(?<date>sent|date|đã gửi|ngày gửi|ngày|thời gian|gửi lúc|gửi vào|gửi|ngày giờ|đã gửi vào|đã gửi lúc|ngày nhận|đã nhận|thời gian gửi|received|date sent|sent on|gesendet|datum|envoyé)"
                    + "|(?<to>to|tới|đến|gửi đến|gửi tới|gửi cho|người nhận|cho|cc|bcc|đồng gửi|reply-to|trả lời đến|trả lời tới|đồng kính gửi|an|à)"
                    + "|(?<subject>subject|chủ đề|tiêu đề|về việc|betreff|objet)"
                    + "|(?<other>importance|priority|attachments?|tệp đính kèm|đính kèm|mức độ quan trọng|tầm quan trọng|resent-.{2,10}|message-id)"
                    + ")[*_ ]{0,3}[:：][*_]{0,2}.*$",
            FLAGS);

    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");
    private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:h]\\d{2}\\b");
    private static final Pattern CLOCK =
            Pattern.compile(".*\\b20\\d\\d\\b.*\\d:\\d\\d.*|.*\\d:\\d\\d.*\\b20\\d\\d\\b.*");

    private static final Pattern RULE = Pattern.compile("^\\s*[_\\-=*─━]{5,}\\s*$");

    /** How many lines an attribution takes that begins here; 0 when none does. */
    static int attribution(List<Line> lines, int at) {
        int over = over(lines, at);
        for (int i = at + 1; i < at + over; i++) {
            int inner = over(lines, i);
            if (inner > 0
                    && i + inner == at + over
                    && BEGINS.matcher(head(lines.get(i).text())).matches()) {
                return 0;
            }
        }
        return over;
    }

    private static int over(List<Line> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < lines.size() && i < at + OVER_LINES; i++) {
            Line line = lines.get(i);
            if (line.isBlank() || line.depth() != lines.get(at).depth() || joined.length() > LONGEST) {
                return 0;
            }
            if (line.text().length() > LONGEST) {
                return 0;
            }
            joined.append(joined.isEmpty() || joined.charAt(joined.length() - 1) == '<' ? "" : " ")
                    .append(line.text().strip());
            if (joined.length() <= LONGEST && isAttribution(joined.toString(), i == at)) {
                return i - at + 1;
            }
        }
        return 0;
    }

    /** Whether a line directly above quoted ones introduces them, in whatever language. */
    static boolean introducesQuotes(String line) {
        return line.length() <= LONGEST && ABOVE_QUOTES.matcher(line).matches();
    }

    /** Whether the paragraph that ends with this line is one. */
    static boolean endsAttribution(List<Line> lines, int last) {
        for (int at = last; at >= 0 && at > last - OVER_LINES && !lines.get(at).isBlank(); at--) {
            if (at + over(lines, at) - 1 == last) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAttribution(String text, boolean oneLine) {
        if (text.length() > LONGEST || ONESELF.matcher(text).matches()) {
            return false;
        }
        boolean dated =
                BEGINS.matcher(head(text)).matches() && ENDS.matcher(text).matches();
        boolean named = oneLine
                && (NAMED.matcher(text).matches()
                        || NAME_FIRST.matcher(text).matches()
                        || QUOTING.matcher(text).matches());
        return dated || named || DATE_FIRST.matcher(text).matches();
    }

    /** Whether it says when or from where so precisely as only programs do; in an answer less is enough. */
    static boolean isPrecise(String attribution, Occasion occasion) {
        boolean year = YEAR.matcher(attribution).find();
        boolean clock = TIME.matcher(attribution).find();
        return attribution.indexOf('@') > 0 || (occasion == Occasion.NEW ? year && clock : year || clock);
    }

    /** Whether what it introduces begins in the same line. */
    static boolean goesOnWithQuote(String line) {
        return GOES_ON.matcher(head(line)).matches();
    }

    static boolean isOriginal(String line) {
        return ORIGINAL.matcher(head(line)).matches();
    }

    static boolean isForward(String line) {
        return FORWARDED.matcher(head(line)).matches();
    }

    /** Whether a forward's line stands anywhere in it. */
    static boolean isForwarded(String text) {
        return FORWARDED_INSIDE
                .matcher(text.substring(0, Math.min(text.length(), 2_000)))
                .find();
    }

    static boolean isRule(String line) {
        return RULE.matcher(head(line)).matches();
    }

    static boolean startsLikeHeaders(String text) {
        String head = text.stripLeading();
        return LABEL.matcher(head.substring(0, Math.min(head.length(), 200))).matches();
    }

    /**
     * How many lines a block of a quoted mail's headers takes.
     *
     * @param announced whether a line above says that a mail follows; else it has to begin with its sender, or hold all of
     *     them, and prove itself by an address or a subject, because "Từ: 8 giờ / Đến: 10 giờ" is a citizen's own
     */
    static int headers(List<Line> lines, int at, boolean announced) {
        int labels = 0;
        boolean from = false;
        boolean subject = false;
        boolean address = false;
        boolean clock = false;
        boolean otherFirst = false;
        boolean mayGoOn = false;
        int i = at;
        for (; i < lines.size() && i < at + BLOCK && labels <= LABELS; i++) {
            String text = lines.get(i).text();
            Matcher label = LABEL.matcher(head(text));
            if (label.matches()) {
                boolean sender = label.group("from") != null;
                otherFirst |= labels == 0 && !sender;
                labels++;
                from |= sender;
                subject |= label.group("subject") != null;
                mayGoOn = label.group("subject") == null;
            } else if (text.isBlank() || !(mayGoOn && goesOn(lines, i, text))) {
                break;
            }
            address |= text.indexOf('@') > 0;
            clock |= label.matches()
                    && label.group("date") != null
                    && CLOCK.matcher(head(text)).matches();
        }
        boolean enough = announced
                ? labels >= 2
                : from
                        && labels >= (otherFirst ? 4 : 3)
                        && (otherFirst ? subject && address && clock : subject || address || clock);
        return enough ? i - at : 0;
    }

    /** A long list of recipients, or the value on the next line. */
    private static boolean goesOn(List<Line> lines, int at, String text) {
        String before = lines.get(at - 1).text().stripTrailing();
        return text.indexOf('@') > 0
                || text.startsWith(" ")
                || text.startsWith("\t")
                || before.endsWith(",")
                || before.endsWith(";")
                || before.endsWith(":")
                || before.endsWith(":*")
                || before.endsWith("<");
    }

    /** No mail program writes longer lines; a hostile one must not cost more. */
    private static String head(String line) {
        return line.substring(0, Math.min(line.length(), LONGEST));
    }

    private QuoteHeaders() {}
}
