package vn.hue.channels.email.newest;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** The signs before a list's items, as its reader sees them. */
final class ListSigns {

    static final String BULLET = "- ";

    private static final int ALPHABET = 26;
    private static final String[] TENS = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    private static final String[] ONES = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};

    private final boolean counted;
    private final boolean bare;
    private final String form;
    private int next;

    private ListSigns(boolean counted, boolean bare, String form, int next) {
        this.counted = counted;
        this.bare = bare;
        this.form = form;
        this.next = next;
    }

    /** @param list {@code ol} or {@code ul} */
    static ListSigns of(Element list) {
        String style = list.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        return new ListSigns(
                list.normalName().equals("ol"),
                style.contains("list-style:none") || style.contains("list-style-type:none"),
                list.attr("type").isEmpty() ? form(style) : list.attr("type"),
                number(list.attr("start"), 1));
    }

    /** The next item's sign and a blank. */
    String next(Element item) {
        if (bare) {
            return "";
        } else if (!counted) {
            return BULLET;
        }
        next = number(item.attr("value"), next);
        return sign(next++) + ". ";
    }

    private String sign(int number) {
        boolean letters = form.equalsIgnoreCase("a") && number >= 1 && number <= ALPHABET;
        boolean roman = form.equalsIgnoreCase("i") && number >= 1 && number < 100;
        String small = letters
                ? String.valueOf((char) ('a' + number - 1))
                : roman ? TENS[number / 10] + ONES[number % 10] : Integer.toString(number);
        return Character.isUpperCase(form.isEmpty() ? '1' : form.charAt(0)) ? small.toUpperCase(Locale.ROOT) : small;
    }

    private static String form(String style) {
        return style.contains("lower-alpha") || style.contains("lower-latin")
                ? "a"
                : style.contains("upper-alpha") || style.contains("upper-latin")
                        ? "A"
                        : style.contains("lower-roman") ? "i" : style.contains("upper-roman") ? "I" : "1";
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : otherwise;
    }
}
