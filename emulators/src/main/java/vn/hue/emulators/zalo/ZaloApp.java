package vn.hue.emulators.zalo;

import java.time.Duration;
import java.util.List;

/**
 * The app and the Official Account the emulator plays.
 *
 * @param webhook where events go, for example {@code http://127.0.0.1:8080/webhooks/zalo}; empty for nowhere yet
 * @param redirectUri where consent ends
 * @param proof whether every call needs an {@code appsecret_proof}
 * @param again after what time an event that found no 200 is sent again
 */
public record ZaloApp(
        String appId,
        String appSecret,
        String oaSecret,
        String oaId,
        String webhook,
        String redirectUri,
        boolean proof,
        List<Duration> again) {

    public ZaloApp {
        again = List.copyOf(again);
    }

    /** An app for tests and the demo. */
    public static ZaloApp demo(String webhook) {
        return new ZaloApp(
                "360846524940903967",
                "app-secret-of-the-emulator",
                "oa-secret-of-the-emulator",
                "388613280878808645",
                webhook,
                "http://127.0.0.1/zalo/consent",
                false,
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10)));
    }
}
