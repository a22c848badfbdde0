package vn.hue.nlp;

/** A language model that is not, byte for byte, the one that was trained; the message names its file. */
public final class ForeignModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForeignModelException(String message) {
        super(message);
    }
}
