package vn.hue.gateway.flow;

/** Who shows conversations live is told when to look again. Best effort: may be called too often, or not at all. */
@FunctionalInterface
public interface Changes {

    /** Nobody looks. */
    Changes NOBODY = conversation -> {};

    /** Its state, a line or a delivery is new. Must return at once. */
    void changed(String conversation);
}
