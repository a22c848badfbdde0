package vn.hue.channels.sms.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mobile numbers as E.164, whatever way they are written; what takes no text messages is none. */
public final class PhoneNumbers {

    private static final String REGION = "VN";

    /** Numbers of 11 digits, without their 0, and where they were moved in 2018. */
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
            String today = MOVED.get(old.group(1));
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
