package vn.hue.nlp.train;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The ways one sentence gets typed. */
enum Spelling {
    ACCENTED {
        @Override
        String write(String sentence, RandomGenerator random) {
            return sentence;
        }
    },
    FOLDED {
        @Override
        String write(String sentence, RandomGenerator random) {
            String plain = Normalizer.normalize(sentence, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .replace('đ', 'd')
                    .replace('Đ', 'D');
            return random.nextInt(4) == 0
                    ? plain
                    : plain.toLowerCase(Locale.ROOT).replaceAll("[,.;:()!?\"-]", " ");
        }
    },
    CHAT {
        @Override
        String write(String sentence, RandomGenerator random) {
            StringBuilder chat = new StringBuilder();
            for (String word : sentence.toLowerCase(Locale.ROOT).split(" ", -1)) {
                chat.append(SHORT.getOrDefault(word, word)).append(' ');
            }
            String text = chat.toString().strip();
            return random.nextBoolean() ? text : FOLDED.write(text, random);
        }
    },
    TYPO {
        @Override
        String write(String sentence, RandomGenerator random) {
            StringBuilder typed = new StringBuilder(sentence);
            int slips = 1 + typed.length() / 40;
            for (int i = 0; i < slips; i++) {
                int at = random.nextInt(typed.length());
                if (!Character.isLetter(typed.charAt(at))) {
                    continue;
                }
                switch (random.nextInt(3)) {
                    case 0 -> typed.deleteCharAt(at);
                    case 1 -> typed.insert(at, typed.charAt(at));
                    default -> {
                        if (at > 0 && Character.isLetter(typed.charAt(at - 1))) {
                            char before = typed.charAt(at - 1);
                            typed.setCharAt(at - 1, typed.charAt(at));
                            typed.setCharAt(at, before);
                        }
                    }
                }
            }
            return typed.toString();
        }
    };

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("không", "ko"),
            Map.entry("được", "đc"),
            Map.entry("rồi", "r"),
            Map.entry("người", "ng"),
            Map.entry("trước", "trc"),
            Map.entry("nước", "nc"),
            Map.entry("đường", "đg"),
            Map.entry("với", "vs"),
            Map.entry("biết", "bit"),
            Map.entry("quá", "wa"),
            Map.entry("vậy", "z"),
            Map.entry("gì", "j"),
            Map.entry("làm", "lm"),
            Map.entry("nhiều", "nhìu"),
            Map.entry("chưa", "chx"),
            Map.entry("giờ", "h"),
            Map.entry("tôi", "tui"));

    abstract String write(String sentence, RandomGenerator random);
}
