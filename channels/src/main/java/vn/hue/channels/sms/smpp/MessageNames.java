package vn.hue.channels.sms.smpp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A centre's names for our messages, which its answers and its receipts often write differently: hexadecimal here,
 * decimal there, with or without zeros before.
 */
final class MessageNames {

    private static final String SPACE = "smpp:";
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,30}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,24}");

    private final SmppSettings.Names written;

    MessageNames(SmppSettings.Names written) {
        this.written = written;
    }

    /** As it is remembered when a message is taken. */
    static String answered(String name) {
        return SPACE + bare(name);
    }

    /** What a receipt may mean, likeliest first. */
    List<String> reported(String name) {
        String bare = bare(name);
        Set<String> names = new LinkedHashSet<>();
        names.add(bare);
        boolean any = written == SmppSettings.Names.ANY;
        if ((any || written == SmppSettings.Names.HEX_THEN_DECIMAL)
                && DECIMAL.matcher(bare).matches()) {
            names.add(new BigInteger(bare).toString(16));
        }
        if ((any || written == SmppSettings.Names.DECIMAL_THEN_HEX)
                && HEXADECIMAL.matcher(bare).matches()) {
            names.add(new BigInteger(bare, 16).toString());
        }
        List<String> all = new ArrayList<>();
        names.forEach(each -> all.add(SPACE + each));
        return all;
    }

    private static String bare(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String digits = lower.startsWith("0x") ? lower.substring(2) : lower;
        String bare = digits.replaceFirst("^0+(?=.)", "");
        return bare.isEmpty() ? "0" : bare;
    }
}
