package vn.hue.gateway.desk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Mending;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.work.Deed;

/** What is done to a report until it is accepted, and what the centre corrects later. */
final class VerifyingDeeds implements ReportDeeds {

    static final int LONGEST_TEXT = 2_000;
    /** The citizen's words and what was added to them. */
    static final int LONGEST_CONTENT = 20_000;

    private static final Map<String, List<String>> FORMS = all();

    private static Map<String, List<String>> all() {
        Map<String, List<String>> forms = new HashMap<>();
        for (String simple :
                List.of("receive", "contact", "start-verifying", "verify-sender", "sender-verified", "undo")) {
            forms.put(simple, List.of());
        }
        forms.put("ask-supplement", List.of("text", "about"));
        forms.put("accept", List.of("mended", "checked", "sure", "public", "why"));
        forms.put("mend", List.of("mended", "checked", "sure"));
        forms.put("unmend", List.of());
        forms.put("show", List.of("public", "why"));
        forms.put("refuse", List.of("reason", "text", "prepared"));
        forms.put("overturn", List.of("why"));
        forms.put("cancel", List.of("why"));
        forms.put("reclassify", List.of("category", "urgency"));
        forms.put("follow", List.of("other"));
        forms.put("separate", List.of("why"));
        forms.put("link", List.of("other"));
        forms.put("unlink", List.of("other"));
        return Map.copyOf(forms);
    }

    @Override
    public Map<String, List<String>> forms() {
        return FORMS;
    }

    @Override
    public @Nullable Deed read(String deed, Form form, Report report, DeskWords words) {
        Deed meant = new Reading(form, report, words).of(deed);
        return form.isRight() ? meant : null;
    }

    /** One form while it is read. */
    private record Reading(Form form, Report report, DeskWords words) {

        Deed of(String deed) {
            return switch (deed) {
                case "verify-sender" -> new Deed.VerifySender();
                case "sender-verified" -> new Deed.SenderVerified();
                case "undo" -> new Deed.Undoes();
                case "follow" -> new Deed.Follow(needed("other", 200));
                case "link" -> new Deed.Link(needed("other", 200));
                default -> new Deed.Moves(move(deed));
            };
        }

        private Move move(String deed) {
            return switch (deed) {
                case "receive" -> new Move.Receive();
                case "contact" -> new Move.Contact();
                case "start-verifying" -> new Move.StartVerifying();
                case "ask-supplement" ->
                    new Move.AskSupplement(
                            needed("text", LONGEST_TEXT), form.value("about").equals("sender"));
                case "accept" -> accept();
                case "mend" -> new Move.Mend(mended());
                case "unmend" -> new Move.Mend(null);
                case "show" -> show();
                case "refuse" -> refuse();
                case "overturn" -> new Move.Overturn(needed("why", LONGEST_TEXT));
                case "cancel" -> new Move.Cancel(needed("why", LONGEST_TEXT));
                case "reclassify" -> reclassify();
                case "separate" -> new Move.Separate(needed("why", LONGEST_TEXT));
                case "unlink" -> new Move.Unlink(needed("other", 200));
                default -> throw new IllegalArgumentException(deed);
            };
        }

        private String needed(String field, int longest) {
            String text = form.value(field);
            if (text.isEmpty()) {
                form.wrong(field, words.say("form.missing"));
            }
            return within(field, longest);
        }

        private String within(String field, int longest) {
            String text = form.value(field);
            if (text.length() > longest) {
                form.wrong(field, words.say("form.tooLong", longest));
            }
            return text;
        }

        private boolean isPublic() {
            return form.value("public").equals("yes");
        }

        /** Why it is not public must be said ({@code QĐ 30/2022, Điều 9.2}). */
        private @Nullable String whyHidden() {
            return isPublic() ? null : needed("why", LONGEST_TEXT);
        }

        private Move accept() {
            boolean offered = !form.value("mended").isEmpty();
            return new Move.Accept(offered ? mended() : report.mendedContent(), isPublic(), whyHidden());
        }

        private Move show() {
            return new Move.Show(isPublic(), whyHidden());
        }

        /**
         * The mended words, after the difference was shown as it is now, and confirmed where more than the spelling seems
         * to change ({@code QĐ 30/2022, Điều 9.1}); null when nothing differs from the citizen's own.
         */
        private @Nullable String mended() {
            String mended = needed("mended", LONGEST_CONTENT);
            Mending mending = Mending.of(report.content(), mended);
            if (!mending.changes() || mended.equals(report.mendedContent())) {
                return mending.changes() ? mended : null;
            }
            if (!form.value("checked").equals(mended)) {
                form.wrong("mended", words.say("mend.look"));
            } else if (!mending.doubts().isEmpty() && !form.value("sure").equals("yes")) {
                form.wrong("sure", words.say("mend.unsure"));
            }
            return mended;
        }

        /** Guidance that was left as it was prepared is not repeated: it is told in the citizen's language anyway. */
        private Move refuse() {
            Refusal reason = one(Refusal.values(), "reason");
            if (reason == null) {
                form.wrong("reason", words.say("form.missing"));
                reason = Refusal.UNCLEAR_OR_TRIAL;
            }
            String text = within("text", LONGEST_TEXT);
            boolean own = text.isEmpty() || text.equals(form.value("prepared"));
            return new Move.Refuse(reason, own ? null : text);
        }

        private Move reclassify() {
            Category category = one(Category.values(), "category");
            Urgency urgency = one(Urgency.values(), "urgency");
            if (category == null && !form.value("category").isEmpty()) {
                form.wrong("category", words.say("form.missing"));
            }
            if (urgency == null) {
                form.wrong("urgency", words.say("form.missing"));
                urgency = report.urgency();
            }
            return new Move.Reclassify(category, urgency);
        }

        private <E extends Enum<E>> @Nullable E one(E[] constants, String field) {
            Optional<E> found = Arrays.stream(constants)
                    .filter(constant -> constant.name().equals(form.value(field)))
                    .findFirst();
            return found.orElse(null);
        }
    }
}
