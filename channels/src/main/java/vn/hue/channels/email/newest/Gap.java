package vn.hue.channels.email.newest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much room a style leaves above and below a paragraph. */
final class Gap {

    /** From half a line on, a reader sees a free one. */
    private static final double FREE_LINE = 8;

    private static final double USUAL = 16;
    private static final Pattern MARGIN =
            Pattern.compile("(?:^|[;{\\s\"])margin(-top|-bottom)?\\s{0,10}:\\s{0,10}([^;}\"]{1,60})");
    private static final Pattern LENGTH = Pattern.compile("(-?\\d{0,5}\\.?\\d{1,5})(px|pt|em|rem|cm|mm|in|%)?");

    /** @param style lower case */
    static boolean shows(String style) {
        double above = USUAL;
        double below = USUAL;
        Matcher margin = MARGIN.matcher(style);
        while (margin.find()) {
            String[] lengths = margin.group(2).replace("!important", "").strip().split("\\s+");
            double first = pixels(lengths[0]);
            if ("-top".equals(margin.group(1))) {
                above = first;
            } else if ("-bottom".equals(margin.group(1))) {
                below = first;
            } else {
                above = first;
                below = lengths.length < 3 ? first : pixels(lengths[2]);
            }
        }
        return Math.max(above, below) >= FREE_LINE;
    }

    private static double pixels(String length) {
        Matcher parts = LENGTH.matcher(length);
        if (!parts.matches()) {
            return USUAL;
        }
        double number = Double.parseDouble(parts.group(1));
        String unit = parts.group(2);
        return number
                * switch (unit == null ? "px" : unit) {
                    case "pt" -> 4.0 / 3;
                    case "em", "rem" -> USUAL;
                    case "cm" -> 37.8;
                    case "mm" -> 3.78;
                    case "in" -> 96;
                    case "%" -> USUAL / 100;
                    default -> 1;
                };
    }

    private Gap() {}
}
