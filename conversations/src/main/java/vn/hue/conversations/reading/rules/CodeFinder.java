package vn.hue.conversations.reading.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.rules.FoldedText.Span;

/** Report codes, however they are typed: {@code PA-2026-000123}, {@code pa 2026 123}, {@code PA2026000123}. */
final class CodeFinder {

    private static final Pattern CODE =
            Pattern.compile("(?<![a-z0-9])pa[ \\-_.–—#:]{0,2}(20\\d\\d)[ \\-_.–—/]{0,2}(\\d{1,6})(?![a-z0-9])");

    List<Found> find(FoldedText text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = CODE.matcher(text.folded());
        while (matcher.find()) {
            String code = "PA-" + matcher.group(1) + "-"
                    + "0".repeat(6 - matcher.group(2).length()) + matcher.group(2);
            found.add(new Found(
                    text.entity(Entity.Type.REPORT_CODE, matcher.start(), matcher.end(), code),
                    new Span(matcher.start(), matcher.end())));
        }
        return found;
    }
}
