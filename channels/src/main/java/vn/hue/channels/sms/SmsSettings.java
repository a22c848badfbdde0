package vn.hue.channels.sms;

import java.time.Duration;
import java.util.Set;
import vn.hue.channels.sms.text.Coding;
import vn.hue.channels.sms.text.Joining;
import vn.hue.channels.sms.text.Unicode;

/**
 * What an operator may set for text messages, whoever carries them.
 *
 * @param unicode when Vietnamese marks are kept
 * @param joining how long texts are cut
 * @param mostSegments of one message; a longer text is sent as several messages
 * @param price of one segment in đồng; for showing only
 * @param received what data_coding 0 means in what citizens write
 * @param language of what operators read: {@code vi} or {@code en}
 */
public record SmsSettings(
        Unicode unicode,
        Joining joining,
        int mostSegments,
        long price,
        Coding.Default received,
        Pace pace,
        String language) {

    public static final SmsSettings USUAL =
            new SmsSettings(Unicode.AUTO, Joining.UDH, 10, 0, Coding.Default.GSM, Pace.USUAL, "vi");

    public SmsSettings {
        if (mostSegments < 1 || mostSegments > 255) {
            throw new IllegalArgumentException("mostSegments: 1 to 255");
        }
        if (!Set.of("vi", "en").contains(language)) {
            throw new IllegalArgumentException("language: vi or en");
        }
    }

    public SmsSettings with(Unicode other) {
        return new SmsSettings(other, joining, mostSegments, price, received, pace, language);
    }

    public SmsSettings with(Joining other) {
        return new SmsSettings(unicode, other, mostSegments, price, received, pace, language);
    }

    public SmsSettings with(Pace other) {
        return new SmsSettings(unicode, joining, mostSegments, price, received, other, language);
    }

    public SmsSettings withPrice(long other) {
        return new SmsSettings(unicode, joining, mostSegments, other, received, pace, language);
    }

    /**
     * How patient we are.
     *
     * @param sending after so long in one attempt the rest of a message's segments waits for the next
     * @param pieces how long to wait for the missing pieces of what a citizen wrote
     * @param receipts how long a receipt waits for its message to be known
     * @param kept how long it is remembered what was sent: no receipt comes later
     * @param durable how long a centre may wait for our write
     * @param look how often what waits is looked at
     */
    public record Pace(
            Duration sending, Duration pieces, Duration receipts, Duration kept, Duration durable, Duration look) {
        public static final Pace USUAL = new Pace(
                Duration.ofSeconds(15),
                Duration.ofHours(24),
                Duration.ofMinutes(10),
                Duration.ofDays(7),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
