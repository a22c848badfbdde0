package vn.hue.gateway.flow;

/**
 * A turn threw: a bug in the dialog or the reader, not trouble with the database. Also when it overflowed the stack: the same
 * text would do so for ever.
 */
final class BrokenTurnException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenTurnException(Throwable cause) {
        super(where(cause), cause);
    }

    /** The exception's own words may hold a citizen's words; its kind and place never do. */
    private static String where(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
