package vn.hue.gateway.config;

/** A secret that somebody else chose, of any length; never printed. */
public record Password(String value) {

    public Password {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
