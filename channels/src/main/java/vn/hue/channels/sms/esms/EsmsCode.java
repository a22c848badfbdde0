package vn.hue.channels.sms.esms;

import java.util.Map;

/**
 * What a CodeResult means for a message of ours.
 *
 * <p>Source: developers.esms.vn, "Bảng mã lỗi".
 */
enum EsmsCode {
    TAKEN,
    /** Taken before, under this RequestId: what we wanted. */
    ALREADY,
    /** Too fast. */
    RATE,
    /** This number will never get it. */
    PERSON,
    /** These words will never be sent. */
    MESSAGE,
    /** Nothing of ours will be sent until somebody does something at eSMS. */
    ACCOUNT,
    /** Passes by itself. */
    PASSING;

    private static final Map<String, EsmsCode> KNOWN = Map.ofEntries(
            Map.entry("100", TAKEN),
            Map.entry("124", ALREADY),
            Map.entry("199", ALREADY),
            Map.entry("160", RATE),
            Map.entry("99", PERSON),
            Map.entry("108", PERSON),
            Map.entry("118", MESSAGE),
            Map.entry("107", MESSAGE),
            Map.entry("120", MESSAGE),
            Map.entry("146", MESSAGE),
            Map.entry("201", MESSAGE),
            Map.entry("300", MESSAGE),
            Map.entry("101", ACCOUNT),
            Map.entry("102", ACCOUNT),
            Map.entry("103", ACCOUNT),
            Map.entry("104", ACCOUNT),
            Map.entry("140", ACCOUNT),
            Map.entry("143", ACCOUNT),
            Map.entry("177", MESSAGE));

    static EsmsCode of(String code) {
        return KNOWN.getOrDefault(code, PASSING);
    }

    static boolean isKnown(String code) {
        return KNOWN.containsKey(code);
    }
}
