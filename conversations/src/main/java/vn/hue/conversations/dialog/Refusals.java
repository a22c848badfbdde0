package vn.hue.conversations.dialog;

import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.words.Phrase;

/** The exact reason and the guidance of each refusal. {@code QĐ 30/2022, Điều 8.2}. */
final class Refusals {

    private Refusals() {}

    static Phrase reason(Refusal refusal) {
        return Phrase.valueOf("REFUSED_" + refusal.name());
    }

    static Phrase guidance(Refusal refusal) {
        return Phrase.valueOf("GUIDANCE_" + refusal.name());
    }
}
