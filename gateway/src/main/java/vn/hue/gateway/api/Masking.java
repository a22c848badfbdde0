package vn.hue.gateway.api;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Sender;

/**
 * What may be seen of a person: enough to recognise a matter one already knows, not enough to reach anyone.
 * {@code QĐ 30/2022, Điều 5.5, 9.3}.
 */
public enum Masking {
    /** Nothing is hidden. */
    REVEALED {
        @Override
        public String text(String text, Sender sender) {
            return text;
        }

        @Override
        public @Nullable String name(@Nullable String name) {
            return name;
        }

        @Override
        public @Nullable String phone(@Nullable String phone) {
            return phone;
        }

        @Override
        public @Nullable String email(@Nullable String email) {
            return email;
        }

        @Override
        public String user(String user) {
            return user;
        }
    },
    MASKED {
        @Override
        public String text(String text, Sender sender) {
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            String masked = composed;
            String name = sender.name();
            if (name != null && !name.isBlank()) {
                String whole = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
                masked = Pattern.compile(Pattern.quote(whole), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(masked)
                        .replaceAll(Matcher.quoteReplacement(initials(name)));
            }
            masked = EMAIL.matcher(masked).replaceAll(m -> Matcher.quoteReplacement(String.valueOf(email(m.group()))));
            masked = PHONE.matcher(masked).replaceAll(m -> Matcher.quoteReplacement(String.valueOf(phone(m.group()))));
            return masked.equals(composed) ? text : masked;
        }

        @Override
        public @Nullable String name(@Nullable String name) {
            return name == null ? null : initials(name);
        }

        @Override
        public @Nullable String phone(@Nullable String phone) {
            return phone == null ? null : "***" + phone.substring(Math.max(0, phone.length() - 3));
        }

        @Override
        public @Nullable String email(@Nullable String email) {
            int at = email == null ? -1 : email.lastIndexOf('@');
            return email == null ? null : at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
        }

        @Override
        public String user(String user) {
            return "***" + user.substring(Math.max(0, user.length() - 4));
        }
    };

    /**
     * Nine digits or more, however they are parted: a phone number or the number of an identity card. A report's code has
     * ten, and is no secret between those who may look here.
     */
    private static final Pattern PHONE =
            Pattern.compile("(?<!PA-)(?<!\\p{Nd})\\+?\\p{Nd}(?:[ .()\\p{Pd}\\p{Cf}\\u00a0\\u202f]{0,3}\\p{Nd}){8,14}");

    /** Begins only where a name does, or a long word would be gone over once for each of its letters. */
    private static final Pattern EMAIL = Pattern.compile("(?:(?<![\\w.+-])|\\G)[\\w.+-]++@[\\w-]+(?:\\.[\\w-]+)+");

    /** Words with the person's name, and anything that looks like a phone number or a mail address, masked. */
    public abstract String text(String text, Sender sender);

    public abstract @Nullable String name(@Nullable String name);

    public abstract @Nullable String phone(@Nullable String phone);

    public abstract @Nullable String email(@Nullable String email);

    /** A channel's name for a person, which may be a phone number or a mail address. */
    public abstract String user(String user);

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining(" "));
    }
}
