package vn.hue.conversations.vocabulary;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vietnam's mobile prefixes of 11-digit numbers, and where they were moved in 2018. */
public final class MovedPrefixes {

    private static final Map<String, String> MOVED = Map.ofEntries(
            Map.entry("162", "32"),
            Map.entry("163", "33"),
            Map.entry("164", "34"),
            Map.entry("165", "35"),
            Map.entry("166", "36"),
            Map.entry("167", "37"),
            Map.entry("168", "38"),
            Map.entry("169", "39"),
            Map.entry("120", "70"),
            Map.entry("121", "79"),
            Map.entry("122", "77"),
            Map.entry("126", "76"),
            Map.entry("128", "78"),
            Map.entry("123", "83"),
            Map.entry("124", "84"),
            Map.entry("125", "85"),
            Map.entry("127", "81"),
            Map.entry("129", "82"),
            Map.entry("186", "56"),
            Map.entry("188", "58"),
            Map.entry("199", "59"));

    /**
     * Today's prefix.
     *
     * @param old three digits, without the 0 before them
     * @return two digits; null when there was no such prefix
     */
    public static @Nullable String today(String old) {
        return MOVED.get(old);
    }

    private MovedPrefixes() {}
}
