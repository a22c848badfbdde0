package vn.hue.emulators.phone;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * An emulated network on the citizen's phone.
 *
 * <p>Its tab is the module {@code /emulators/<name>/app.js} on the class path, which exports {@code app}; what that must
 * offer stands in {@code emulators/phone/chat.js}.
 */
public interface PhoneApp {

    /** Of its tab and its routes under {@code /phone/<name>/}: lower-case letters. */
    String name();

    /** What stands on its tab. */
    String label();

    /** Everything it answers: the provider's API, the phone's, and what makes it go wrong. */
    void routes(Vertx vertx, Router router);
}
