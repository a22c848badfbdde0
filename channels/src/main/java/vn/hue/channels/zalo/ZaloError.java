package vn.hue.channels.zalo;

import java.util.HashMap;
import java.util.Map;

/** What we do about an error of Zalo. The codes come from the OA API and from the templates by phone. */
enum ZaloError {
    /** Over the limit of requests: wait for the next minute. */
    RATE(-32),
    /** Zalo's own trouble. */
    FAILED(-200),
    /** The article is not ready. */
    PASSING(-214),
    /** The token is refused even after a look for another one. */
    TOKEN(-216, -220, -124),
    /** What was uploaded is gone: upload it again. */
    UPLOAD_GONE(-100),
    /** Not at night. */
    NIGHT(-234, -133),
    /** The citizen wrote too long ago, or never. */
    WINDOW(-230, -232),
    /** Used up. */
    QUOTA(-211, -218, -115, -144, -147, -1441),
    /** This person can't be reached this way. */
    PERSON(-213, -217, -227, -244, -249, -108, -114, -118, -119, -139, -140, -141, -403),
    /** Somebody has to do something at Zalo: for this, and for all other messages. */
    CHANNEL(-204, -205, -209, -212, -219, -221, -223, -224, -248),
    /** Somebody has to do something at Zalo, for templates and for what costs money; the free chat goes on. */
    PAID(-238, -241, -320, -321, -126, -127, -131, -135, -136, -137, -146),
    /** We sent nonsense, or what this account can't send. */
    OURS(-201, -210, -233, -235, -237, -240, -242, -132, -1121, -1241);

    private static final Map<Integer, ZaloError> BY_CODE = new HashMap<>();

    static {
        for (ZaloError error : values()) {
            for (int code : error.codes) {
                BY_CODE.put(code, error);
            }
        }
    }

    private final int[] codes;

    ZaloError(int... codes) {
        this.codes = codes;
    }

    /** What a code means; a code nobody knows is taken for a failed send: surely not sent, and tried a few times. */
    static ZaloError of(int code) {
        return BY_CODE.getOrDefault(code, FAILED);
    }

    static boolean isKnown(int code) {
        return BY_CODE.containsKey(code);
    }

    static Iterable<Integer> codes() {
        return BY_CODE.keySet();
    }
}
