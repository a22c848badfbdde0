package vn.hue.channels.sms.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.conversations.vocabulary.MovedPrefixes;

/** Mobile numbers as E.164, whatever way they are written; what takes no text messages is none. */
public final class PhoneNumbers {

    private static final String REGION = "VN";

    private static final Pattern OLD = Pattern.compile("(?:\\+|00)?(?:84)?0?(1[2689]\\d)(\\d{7})");

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /**
     * A mobile number such as {@code +84912345678}; empty for fixed lines, 1900 and 1800 numbers, short codes, names and
     * nonsense.
     */
    public static Optional<String> mobile(String written) {
        String digits = written.replaceAll("[\\s.()\\-\\u2010-\\u2015\\u00A0]", "");
        Matcher old = OLD.matcher(digits);
        if (old.matches()) {
            String today = MovedPrefixes.today(old.group(1));
            return today == null ? Optional.empty() : Optional.of("+84" + today + old.group(2));
        }
        try {
            PhoneNumber number = PHONES.parse(international(written, digits), REGION);
            PhoneNumberType type = PHONES.getNumberType(number);
            boolean takesText = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            return takesText && PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** Centres name people by all digits without a plus: {@code 84912345678}, {@code 4915112345678}. */
    public static Optional<String> ofCentre(String address) {
        String digits = address.strip();
        if (digits.matches("[1-9]\\d{9,14}")
                && !digits.startsWith("84")
                && !OLD.matcher(digits).matches()) {
            Optional<String> abroad = mobile("+" + digits);
            if (abroad.isPresent()) {
                return abroad;
            }
        }
        return mobile(address);
    }

    private static String international(String written, String digits) {
        return digits.matches("84\\d{9}") ? "+" + digits : digits.isEmpty() ? written : digits;
    }

    private PhoneNumbers() {}
}
