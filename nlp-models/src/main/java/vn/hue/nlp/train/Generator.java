package vn.hue.nlp.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Templates to examples: titles, sentences with places, whole letters, each in several spellings. Deterministic. */
final class Generator {

    private static final String[] TITLES = {
        "tình trạng",
        "phản ánh",
        "kiến nghị",
        "đề nghị",
        "về việc",
        "phản ánh về",
        "kiểm tra",
        "tình trạng",
        "kiến nghị xử lý",
        "đề nghị xử lý tình trạng",
        "phản ánh tình trạng"
    };
    private static final String[] CALLS = {
        "Khẩn cấp!",
        "Gấp",
        "Alo",
        "Mọi người ơi",
        "Ad ơi",
        "Dạ",
        "Nhờ anh chị giúp",
        "Làm ơn",
        "Báo trung tâm",
        "Cấp bách",
        "Xin hãy chia sẻ",
        "Trời ơi",
        "Nhanh lên"
    };
    private static final String[] AT = {"tại", "ở", "tại khu vực", "trên", "ngay", "tại địa chỉ", "chỗ", ""};

    private final Slots slots;
    private final List<String> openings;
    private final List<String> middles;
    private final List<String> closings;
    private final List<String> senders;

    Generator(Corpus corpus, Slots slots) throws IOException {
        this.slots = slots;
        openings = corpus.openings();
        middles = corpus.middles();
        closings = corpus.closings();
        senders = corpus.senders();
    }

    /**
     * Reports: each template as title, sentence and letter.
     *
     * @param perTemplate how many sentences of one template, before spellings
     */
    List<Example> reports(List<Template> templates, int perTemplate) {
        List<Example> examples = new ArrayList<>();
        for (Template template : templates) {
            RandomGenerator random = new SplittableRandom(template.hashCode());
            for (int i = 0; i < perTemplate; i++) {
                boolean cry = template.label().startsWith("khan_cap");
                spell(template, cry ? cry(template, random) : report(template, i, random), random, examples);
            }
        }
        return examples;
    }

    /** Short messages: each template's choices and nothing around them. */
    List<Example> messages(List<Template> templates) {
        List<Example> examples = new ArrayList<>();
        for (Template template : templates) {
            RandomGenerator random = new SplittableRandom(template.hashCode());
            int n = Math.min(12, template.variety() + 1);
            for (int i = 0; i < n; i++) {
                spell(template, template.expand(random, slots), random, examples);
            }
        }
        return examples;
    }

    private void spell(Template template, String sentence, RandomGenerator random, List<Example> into) {
        boolean heldOut = template.heldOut();
        into.add(new Example(template.label(), Spelling.ACCENTED.write(sentence, random), heldOut));
        into.add(new Example(template.label(), Spelling.FOLDED.write(sentence, random), heldOut));
        int dice = random.nextInt(10);
        if (dice < 2 && !heldOut) {
            Spelling other = dice == 0 ? Spelling.CHAT : Spelling.TYPO;
            into.add(new Example(template.label(), other.write(sentence, random), false));
        }
    }

    private String report(Template template, int nth, RandomGenerator random) {
        String said = told(template, nth, random);
        return random.nextInt(8) > 0 ? said : withSender(said, random);
    }

    /** Who tells everything at once. */
    private String withSender(String said, RandomGenerator random) {
        String sender = filled(senders, random);
        return random.nextBoolean() ? sender + ", " + lower(said) : said + ". " + sender;
    }

    private String told(Template template, int nth, RandomGenerator random) {
        String core = template.expand(random, slots);
        return switch (nth % 4) {
            case 0 -> template.hasPlace() || random.nextInt(3) == 0 ? core : withPlace(core, random);
            case 1 -> title(core, random);
            case 2 -> random.nextInt(2) == 0 ? core : withPlace(core, random);
            default -> letter(withPlace(core, random), random);
        };
    }

    /** Who calls for help writes no letter. */
    private String cry(Template template, RandomGenerator random) {
        String core = template.expand(random, slots);
        String placed = template.hasPlace() || random.nextInt(3) == 0 ? core : withPlace(core, random);
        return switch (random.nextInt(6)) {
            case 0 -> CALLS[random.nextInt(CALLS.length)] + " " + placed;
            case 1 -> placed + ". " + CALLS[random.nextInt(CALLS.length)];
            case 2 -> placed + ". Số điện thoại " + slots.fill("phone", random);
            default -> placed;
        };
    }

    private String title(String core, RandomGenerator random) {
        String lower = Character.toLowerCase(core.charAt(0)) + core.substring(1);
        boolean asks = lower.startsWith("đề nghị") || lower.startsWith("kiến nghị") || lower.startsWith("cử tri");
        String head = asks || random.nextInt(3) > 0 ? core : TITLES[random.nextInt(TITLES.length)] + " " + lower;
        return random.nextInt(3) == 0 ? head : head + " " + at(random) + slots.place(random);
    }

    private String withPlace(String core, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> "Tại " + slots.place(random) + " " + lower(core);
            case 1 -> core + ", " + slots.place(random);
            default -> core + " " + at(random) + slots.place(random);
        };
    }

    private String letter(String core, RandomGenerator random) {
        StringBuilder letter = new StringBuilder();
        if (random.nextInt(5) < 3) {
            letter.append(filled(openings, random)).append(' ');
        }
        letter.append(core).append(". ");
        int more = random.nextInt(4);
        for (int i = 0; i < more; i++) {
            letter.append(filled(middles, random)).append(' ');
        }
        if (random.nextInt(4) > 0) {
            letter.append(filled(closings, random)).append(' ');
        }
        if (random.nextInt(4) == 0) {
            letter.append(filled(closings, random));
        }
        return letter.toString().strip();
    }

    private String filled(List<String> of, RandomGenerator random) {
        return new Template("", of.get(random.nextInt(of.size()))).expand(random, slots);
    }

    private static String at(RandomGenerator random) {
        String word = AT[random.nextInt(AT.length)];
        return word.isEmpty() ? "" : word + " ";
    }

    private static String lower(String core) {
        return Character.toLowerCase(core.charAt(0)) + core.substring(1);
    }
}
