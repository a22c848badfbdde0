package vn.hue.conversations.reading.rules;

/**
 * Disputes, lawsuits, complaints and denunciations, which {@code QĐ 30/2022, Điều 5.2} sends elsewhere.
 *
 * <p>In everyday words people "tố cáo" a heap of rubbish: such a word counts only beside a legal one, or alone.
 */
final class ScopeRules {

    private static final int NEAR = 8;

    private final Lexicon<Matter> scope = Lexicon.load("scope.txt", Matter.class);
    private final Lexicon<MatterWord> matters;

    ScopeRules(Lexicon<MatterWord> matters) {
        this.matters = matters;
    }

    boolean isOut(Words words) {
        for (Lexicon.Hit<Matter> hit : scope.all(words)) {
            if (hit.group() == Matter.SURE || (hit.group() == Matter.COMPLAINT && isLegal(words, hit))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLegal(Words words, Lexicon.Hit<Matter> complaint) {
        int to = Math.min(words.size(), complaint.to() + NEAR);
        boolean street = false;
        for (int i = complaint.to(); i < to; i++) {
            if (scope.at(words, i, Matter.LEGAL) != null) {
                return true;
            }
            street |= matters.at(words, i) != null;
        }
        boolean denounces = words.get(complaint.from()).folded().equals("to");
        int after = words.size() - complaint.to();
        return !street && (!denounces || after <= 3);
    }

    private enum Matter {
        SURE,
        COMPLAINT,
        LEGAL
    }
}
