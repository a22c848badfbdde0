package vn.hue.conversations.vocabulary;

/** How far a message to a citizen has come. Order is progress: a later receipt never moves it back. */
public enum DeliveryState {
    WAITING,
    SENT,
    DELIVERED,
    READ,
    /** May have arrived: the provider never answered. */
    UNSURE,
    FAILED;

    /** The state after a receipt: progress only, and a read message was sent after all; doubt undoes nothing. */
    public DeliveryState after(DeliveryState receipt) {
        if (receipt == UNSURE) {
            return this == WAITING || this == SENT ? UNSURE : this;
        }
        boolean unsettled = this == UNSURE || this == FAILED;
        return unsettled || receipt.compareTo(this) > 0 ? receipt : this;
    }
}
