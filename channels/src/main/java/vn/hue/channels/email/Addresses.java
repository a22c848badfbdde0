package vn.hue.channels.email;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.email.mime.HeaderText;

/** Mail addresses in headers, however badly they are written. */
final class Addresses {

    private static final String LOCAL = "[^\\s<>()\\[\\],;:\"@]{1,64}";
    private static final String DOMAIN = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?";
    private static final Pattern ADDRESS = Pattern.compile("(" + LOCAL + "|\"[^\"]{1,62}\")@(" + DOMAIN + ")");
    private static final Pattern IN_BRACKETS =
            Pattern.compile("<\\s*(" + LOCAL + "|\"[^\"]{1,62}\")@(" + DOMAIN + ")\\s*>");

    /** The author: the last address in brackets, else the first there is; null when there is none. */
    static @Nullable String author(String header) {
        Matcher bracketed = IN_BRACKETS.matcher(header);
        String found = null;
        while (bracketed.find()) {
            found = address(bracketed);
        }
        if (found != null) {
            return found;
        }
        Matcher bare = ADDRESS.matcher(header);
        return bare.find() ? address(bare) : null;
    }

    /** What stands before the address; empty when nothing does. */
    static String name(String header) {
        int bracket = header.lastIndexOf('<');
        String name = bracket < 0 ? header.replaceAll("^[^(]*\\(([^)]*)\\).*$", "$1") : header.substring(0, bracket);
        String plain = HeaderText.decode(name.strip().replaceAll("^\"|\"$", ""))
                .replace("\\\"", "\"")
                .replaceAll("^[\"']|[\"']$", "")
                .strip();
        return plain.indexOf('@') >= 0 ? "" : plain;
    }

    static List<String> all(String header) {
        List<String> all = new ArrayList<>();
        Matcher each = ADDRESS.matcher(header);
        while (each.find()) {
            all.add(address(each));
        }
        return all;
    }

    /** Whether two addresses are the same mailbox for anyone but a pedant. */
    static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    static String local(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String address(Matcher match) {
        String domain = match.group(2).toLowerCase(Locale.ROOT);
        try {
            domain = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            // no name a mail could go to; shown as it is
        }
        return match.group(1) + '@' + domain;
    }

    private Addresses() {}
}
