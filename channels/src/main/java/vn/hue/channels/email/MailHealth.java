package vn.hue.channels.email;

import vn.hue.channels.ChannelHealth;
import vn.hue.channels.ChannelHealth.State;

/** How the mailbox is: its worse half counts. Told only when it changes. */
final class MailHealth {

    private final ChannelHealth health;
    private final String mailbox;

    private State reading = State.UP;
    private State sending = State.UP;
    private String readingWhy = "";
    private String sendingWhy = "";
    private String told = "";

    MailHealth(ChannelHealth health, String mailbox) {
        this.health = health;
        this.mailbox = mailbox;
    }

    synchronized void reads(State state, String why) {
        reading = state;
        readingWhy = why;
        tell();
    }

    synchronized void sends(State state, String why) {
        sending = state;
        sendingWhy = why;
        tell();
    }

    private void tell() {
        boolean reads = reading.compareTo(sending) >= 0;
        State worse = reads ? reading : sending;
        String why = worse == State.UP ? "" : reads ? readingWhy : sendingWhy;
        if (!told.equals(worse + why)) {
            told = worse + why;
            health.now(EmailAddress.CHANNEL, mailbox, worse, why);
        }
    }
}
