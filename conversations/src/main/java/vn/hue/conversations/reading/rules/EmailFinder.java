package vn.hue.conversations.reading.rules;

import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.reading.Entity;

/** Mail addresses, found around each {@code @}; marks slipped in by a Vietnamese keyboard are dropped. */
final class EmailFinder {

    private static final int LOCAL_MAX = 64;
    private static final int DOMAIN_MAX = 253;

    List<Found> find(FoldedText text) {
        List<Found> found = new ArrayList<>();
        String folded = text.folded();
        int free = 0;
        for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
            int from = at;
            while (from > Math.max(free, at - LOCAL_MAX) && isLocal(folded.charAt(from - 1))) {
                from--;
            }
            while (from < at && !isLetterOrDigit(folded.charAt(from))) {
                from++;
            }
            int to = at + 1;
            while (to < Math.min(folded.length(), at + 1 + DOMAIN_MAX) && isDomain(folded.charAt(to))) {
                to++;
            }
            while (to > at && !isLetterOrDigit(folded.charAt(to - 1))) {
                to--;
            }
            String domain = folded.substring(Math.min(at + 1, to), to);
            if (from < at && isHost(domain)) {
                found.add(new Found(
                        text.entity(Entity.Type.EMAIL, from, to, folded.substring(from, to)),
                        new FoldedText.Span(from, to)));
                free = to;
            }
        }
        return found;
    }

    private static boolean isHost(String domain) {
        int dot = domain.lastIndexOf('.');
        if (dot < 1 || domain.length() - dot < 3 || domain.contains("..") || domain.startsWith("-")) {
            return false;
        }
        return domain.substring(dot + 1).chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean isLocal(char c) {
        return isLetterOrDigit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    private static boolean isDomain(char c) {
        return isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
