package vn.hue.gateway.flow;

/** Nothing is accepted just now; the provider is to send it again. */
public final class ClosedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClosedException(String why) {
        super(why, null, false, false);
    }
}
