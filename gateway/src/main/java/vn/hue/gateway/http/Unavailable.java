package vn.hue.gateway.http;

/** A part the answer depends on is away for now: 503, so that the caller tries again. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String part, Throwable cause) {
        super(part + " is away", cause);
    }
}
