package vn.hue.nlp.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.hue.nlp.Models;
import vn.hue.nlp.places.Gazetteer;

/**
 * The examples of each model, made from the corpus.
 *
 * @param category labelled with the category or {@link Models#NONE}
 * @param intent labelled with the intent
 * @param urgency labelled NORMAL, URGENT or SOS
 * @param scope labelled IN or OUT
 */
record Dataset(List<Example> category, List<Example> intent, List<Example> urgency, List<Example> scope) {

    /** What people report most: its sentences are shown more often, so that it is likelier before a word is read. */
    private static final Set<String> FREQUENT = Set.of("giao_thong", "do_thi", "moi_truong", "dien_nuoc");

    private static final Set<String> URGENCIES = Set.of("NORMAL", "URGENT", "SOS");

    private static final int SENTENCES_FREQUENT = 8;
    private static final int SENTENCES = 6;

    static Dataset of(Corpus corpus) throws IOException {
        return of(corpus, List.of());
    }

    /**
     * The examples of the corpus, and of what operators have corrected.
     *
     * @param taught labelled with a category, which teaches the category, or with NORMAL, URGENT or SOS, which teaches
     *     the urgency
     */
    static Dataset of(Corpus corpus, List<Template> taught) throws IOException {
        Gazetteer gazetteer = Gazetteer.load();
        Slots slots = new Slots(gazetteer.streets(), gazetteer.units(), gazetteer.landmarks());
        Generator generator = new Generator(corpus, slots);
        List<Template> matters = new ArrayList<>(corpus.categories());
        matters.addAll(corpus.bodies());
        List<Template> english = corpus.englishReports();
        List<Template> messages = new ArrayList<>(corpus.intents("intents.txt"));
        messages.addAll(corpus.intents("intents-2.txt"));
        messages.addAll(corpus.intents("english.txt"));

        List<Example> reports = new ArrayList<>();
        for (Template matter : matters) {
            int least = FREQUENT.contains(first(matter.label())) ? SENTENCES_FREQUENT : SENTENCES;
            int sentences = Math.max(least, matter.variety() / 2);
            reports.addAll(generator.reports(List.of(matter), sentences));
        }
        List<Example> englishReports = generator.messages(english);
        List<Example> spoken = generator.messages(messages);
        List<Example> calm = generator.reports(corpus.notUrgent(), SENTENCES);
        List<Example> all = new ArrayList<>(reports);
        all.addAll(englishReports);
        Dataset data = new Dataset(
                category(all, spoken), intent(all, calm, spoken), urgency(all, calm, spoken), scope(all, calm, spoken));
        for (Example e : generator.messages(taught)) {
            (URGENCIES.contains(e.label()) ? data.urgency : data.category).add(e);
        }
        return data;
    }

    private static List<Example> category(List<Example> reports, List<Example> spoken) {
        List<Example> examples = new ArrayList<>();
        reports.forEach(e -> examples.add(labelled(e, first(e.label()))));
        for (Example e : spoken) {
            if (!e.label().equals("SUPPLEMENT")) {
                examples.add(labelled(e, e.label().equals("OUT_OF_SCOPE") ? "chinh_sach" : Models.NONE));
            }
        }
        return examples;
    }

    private static List<Example> intent(List<Example> reports, List<Example> calm, List<Example> spoken) {
        List<Example> examples = new ArrayList<>(spoken);
        for (int i = 0; i < reports.size(); i++) {
            Example e = reports.get(i);
            boolean cry = e.label().endsWith(" sos");
            if (cry || i % 3 == 0) {
                examples.add(labelled(e, cry ? "SOS" : isDispute(e) ? "OUT_OF_SCOPE" : "REPORT"));
            }
        }
        calm.forEach(e -> examples.add(labelled(e, "REPORT")));
        return examples;
    }

    private static List<Example> urgency(List<Example> reports, List<Example> calm, List<Example> spoken) {
        List<Example> examples = new ArrayList<>();
        for (Example e : reports) {
            String level = e.label().endsWith(" sos") ? "SOS" : e.label().endsWith(" urgent") ? "URGENT" : "NORMAL";
            examples.add(labelled(e, level));
        }
        calm.forEach(e -> examples.add(labelled(e, "NORMAL")));
        spoken.forEach(e -> examples.add(labelled(e, "NORMAL")));
        return examples;
    }

    private static List<Example> scope(List<Example> reports, List<Example> calm, List<Example> spoken) {
        List<Example> examples = new ArrayList<>();
        reports.forEach(e -> examples.add(labelled(e, isDispute(e) ? "OUT" : "IN")));
        calm.forEach(e -> examples.add(labelled(e, "IN")));
        spoken.forEach(e -> examples.add(labelled(e, e.label().equals("OUT_OF_SCOPE") ? "OUT" : "IN")));
        return examples;
    }

    private static boolean isDispute(Example e) {
        return e.label().endsWith(" out");
    }

    private static String first(String label) {
        int space = label.indexOf(' ');
        return space < 0 ? label : label.substring(0, space);
    }

    private static Example labelled(Example example, String label) {
        return new Example(label, example.text(), example.heldOut());
    }
}
