package vn.hue.channels.email.newest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What phones, mail services and companies put under (and above) every mail, and the signature. */
final class Footers {

    private static final int SIGNATURE_LINES = 15;
    private static final int LONGEST = 400;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SIGNATURE = Pattern.compile("^\\s*(--|—|–|__) ?$");

    private static final String LINK = "(\\s*[<\\[(]\\s*https?://\\S+\\s*[>\\])])?";

    private static final String DEVICE =
            "iphone|ipad|ipod|điện thoại|đt|di động|thiết bị|máy tính|máy|outlook|yahoo|gmail|samsung"
                    + "|galaxy|mail|thư|email|hộp thư|ứng dụng|zalo|blackberry|android|windows|xiaomi|redmi|oppo|vivo|realme|huawei|nokia"
                    + "|sony|htc|lg|asus|lumia|apple|proton|icloud|mailbird|spark|bluemail|airmail|vsmart|vnpt|viettel|mobifone"
                    + "|thunderbird|phone|mobile|smartphone|tablet|pixel|zimbra|aqua|nine|roundcube|typeapp|zoho|spike|edison|k-9|fairemail"
                    + "|mailspring|tuta|tutanota|gmx|aol|superhuman|mimestream|canary|bkav|honor|oneplus|motorola|tecno|infinix|poco"
                    + "|surface|macbook|mac|apple watch|laptop|vinaphone|hotmail|foxmail|coremail|máy bàn|trình duyệt";

    private static final Pattern PHONE = Pattern.compile(
            "^[\\s*_•-]*("
                    + "sent from my [^.,;:!?]{1,40}"
                    + "|sent (from|via|using|with) ((a|an|the|my) )?([\\p{L}\\d]+ ){0,2}(" + DEVICE
                    + ")\\b[^.!?]{0,60}(\\. get the app)?"
                    + "|(enviado desde|envoyé de|envoyé depuis|inviato da|отправлено с) (mi|mon|mio|моего)? ?[\\p{L}\\d ]{2,30}"
                    + "|iphoneから送信|发自我的 ?iphone|발신: iphone|나의 iphone에서 보냄"
                    + "|((đã )?được |đã )?gửi (từ|bằng|qua) (my |chiếc )?(" + DEVICE
                    + ")\\b[^.!?,;:]{0,60}(, (e-?mail|thư|hộp thư) [^.!?,;:]{2,30})?"
                    + "|(get|tải|nhận|lấy|tải xuống|tải về|cài đặt) (outlook|yahoo mail|bluemail|proton mail|spark|mail) (for|cho|dành cho|trên) [^.!?]{2,40}"
                    + "|powered by [^.!?]{2,40}|yahoo mail: [^.!?]{5,60}"
                    + "|(virus[- ]free|không (có|chứa) vi-?rút|không (có|chứa) virus)\\.?\\s*(www\\.)?[a-z.]{0,30}"
                    + "|\\[(image|cid|hình ảnh|ảnh|inline image)( \\d+)?: ?[^\\]]{1,120}\\]"
                    + ")\\s*[.]?([,;]?\\s*(please |xin |mong |vui lòng |rất mong )?(excuse|forgive|pardon|thông cảm|thứ lỗi|bỏ qua|bỏ quá)[^.]{0,80}[.]?)?"
                    + LINK + "\\s*$",
            FLAGS);

    private static final Pattern TOP = Pattern.compile(
            "^[\\s*\\[!⚠️]*("
                    + "(caution|warning|attention|external( (e-?)?mail| sender)?)\\s*[:!\\]-].{0,300}(outside|external|originat|links|attachments).*"
                    + "|external( (e-?)?mail| sender| message)?\\s*[\\]!]*"
                    + "|you don'?t often get e?mail from .*"
                    + "|(bạn )?không thường xuyên nhận được (thư|email) từ .*"
                    + "|\\[?cảnh báo\\]?\\s*[:!-].{0,200}(bên ngoài|ngoài cơ quan|ngoài tổ chức|ngoài đơn vị).*"
                    + "|(email|thư) (này )?(được gửi |đến )?từ bên ngoài (tổ chức|cơ quan|đơn vị).*"
                    + ")$",
            FLAGS);

    private static final String LETTER =
            "(e-?mail|thư điện tử|bức thư|thư|tin nhắn|thông điệp|thông tin liên lạc|văn bản điện tử)( điện tử)? này";

    private static final Pattern DISCLAIMER = Pattern.compile(
            "^[\\s*_>\\[(\\-–—]*(P |[^\\p{L}\\p{N}\\s]{1,4} ?)?((lưu ý|chú ý|ghi chú|khuyến cáo|thông báo|note|notice|important|attention)\\s*[:\\-–]\\s*)?("
                    // English
                    + "(confidentiality|confidential|legal|privacy|privileged)[\\w\\s/&]{0,30}(notice|note|statement|disclaimer|warning)\\b.*"
                    + "|disclaimer\\b.{0,3}|disclaimer\\s*[:.-].*|important notice\\s*[:.-].*"
                    + "|(this|the) (e-?mail|message|communication|information|transmission|electronic (mail|message))( message| transmission)?s?"
                    + "[^.]{0,160}(confidential|privileged|intended (only|solely|for)|intended recipient|scanned|virus).*"
                    + "|(the )?(information|contents?) (contained |transmitted )?(in|by) this (e-?mail|message|communication)\\b.*"
                    + "|if you (are not|have received) (the intended|this)( recipient)?\\b.{0,20}(e-?mail|message|in error|communication|recipient).*"
                    + "|(please )?(consider|think (of|about)|save) (the )?(environment|paper|trees?)\\b.*"
                    // Vietnamese
                    + "|((hãy|xin( hãy)?|vui lòng) )?(nghĩ đến|bảo vệ|cân nhắc|suy nghĩ)[^.]{0,30}môi trường[^.]{0,40}\\bin\\b.*"
                    + "|((hãy|xin( hãy)?|vui lòng) )?(cân nhắc|suy nghĩ|nghĩ)( kỹ)? trước khi in\\b.*"
                    + "|(vì|để bảo vệ) môi trường.{0,60}\\bin\\b.*"
                    + "|think (twice )?before (you )?print.*"
                    + "|(tuyên bố|thông báo|lưu ý|cảnh báo|cam kết|điều khoản)( về)?( sự)? (miễn trừ|bảo mật|từ chối)( thông tin| trách nhiệm)?\\b.*"
                    + "|miễn trừ trách nhiệm\\b.*"
                    // A citizen may well ask that their letter be kept secret; no footer does without its reader.
                    + "|(?=.*(người nhận|đính kèm|nhầm|sở hữu|vi-?rút|virus|nêu tên))[^.]{0,50}\\b" + LETTER
                    + "\\b.{0,200}\\b(bảo mật|bí mật|thông tin mật|tài liệu mật|tuyệt mật|tiết lộ|phát tán|sao chép|riêng tư|chỉ dành|dành riêng|quyền sở hữu|vi-?rút|virus)\\b.*"
                    + "|nếu (bạn|quý vị|ông/bà|anh/chị|quý khách|quý anh/chị)?\\s*(không phải (là )?người nhận|nhận (được )?"
                    + LETTER + " (do|vì|bị)?\\s*(sự )?nhầm|nhận nhầm).*"
                    + ")$",
            FLAGS);

    /** The lines without signature, footers and disclaimers. */
    static List<String> without(List<String> lines) {
        List<String> kept = new ArrayList<>(lines.subList(0, signature(lines)));
        kept = new ArrayList<>(kept.subList(0, disclaimer(kept)));
        kept.removeIf(line -> is(PHONE, line));
        while (!kept.isEmpty() && (kept.get(0).isBlank() || is(TOP, kept.get(0)))) {
            kept.remove(0);
        }
        return withoutTrailingRules(kept);
    }

    /** Where the signature begins; the end when there is none. */
    private static int signature(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (is(SIGNATURE, lines.get(i))) {
                long after = lines.subList(i + 1, lines.size()).stream()
                        .filter(line -> !line.isBlank())
                        .count();
                if (after <= SIGNATURE_LINES) {
                    return i;
                }
            }
        }
        return lines.size();
    }

    /** Only at the beginning of a paragraph: a citizen may well write about confidential mails. */
    private static int disclaimer(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            boolean begins = i == 0
                    || lines.get(i - 1).isBlank()
                    || QuoteHeaders.isRule(lines.get(i - 1))
                    || is(PHONE, lines.get(i - 1));
            if (begins && DISCLAIMER.matcher(paragraph(lines, i)).matches()) {
                return i;
            }
        }
        return lines.size();
    }

    private static String paragraph(List<String> lines, int at) {
        StringBuilder paragraph = new StringBuilder();
        for (int i = at; i < lines.size() && i < at + 4 && !lines.get(i).isBlank(); i++) {
            String line = lines.get(i).substring(0, Math.min(lines.get(i).length(), LONGEST));
            paragraph.append(i == at ? "" : " ").append(line.strip());
        }
        return paragraph.substring(0, Math.min(paragraph.length(), LONGEST));
    }

    private static List<String> withoutTrailingRules(List<String> lines) {
        int end = lines.size();
        while (end > 0
                && (lines.get(end - 1).isBlank()
                        || QuoteHeaders.isRule(lines.get(end - 1))
                        || is(SIGNATURE, lines.get(end - 1)))) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static boolean is(Pattern pattern, String line) {
        return line.length() <= LONGEST && pattern.matcher(line).matches();
    }

    private Footers() {}
}
