package vn.hue.conversations.dialog;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phone number of a card or a form: Zalo writes {@code 84905123456}, a phone book {@code 0905 123 456}. */
final class SharedPhone {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** As E.164; empty for what is no number, so that it is asked for. */
    static Optional<String> e164(@Nullable String shared) {
        if (shared == null) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = PHONES.parse(shared, "VN");
            return PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private SharedPhone() {}
}
