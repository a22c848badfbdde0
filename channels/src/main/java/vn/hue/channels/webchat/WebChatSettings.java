package vn.hue.channels.webchat;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What an operator may set for the web chat.
 *
 * @param sessionSecret signs sessions, pictures' passes and links; at least 32 bytes, the same on every node; changing
 *     it makes every citizen start anew
 * @param hotline the centre's number, as people read it
 * @param embedOrigins pages that may show the chat in a frame, for example {@code https://portal.example.vn}
 * @param behindProxy whether exactly one trusted proxy stands in front and sets X-Forwarded-For and X-Forwarded-Host;
 *     when false these headers are ignored, since anyone can write them
 */
public record WebChatSettings(
        String sessionSecret,
        String hotline,
        Set<String> embedOrigins,
        boolean behindProxy,
        Limits limits,
        Rates rates) {

    private static final int SECRET_BYTES = 32;

    public WebChatSettings {
        embedOrigins = Set.copyOf(embedOrigins);
        if (sessionSecret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
            throw new IllegalArgumentException("sessionSecret: at least " + SECRET_BYTES + " bytes");
        }
        for (String origin : embedOrigins) {
            // Each goes into a header as it is; a blank or semicolon would end the directive.
            if (!origin.matches("https?://[A-Za-z0-9.*:-]+")) {
                throw new IllegalArgumentException("embedOrigins: not an origin: " + origin);
            }
        }
    }

    @Override
    public String toString() {
        return "WebChatSettings[" + embedOrigins + ", behindProxy=" + behindProxy + ", " + limits + ", " + rates + "]";
    }

    /**
     * Sizes.
     *
     * @param text longest message in UTF-16 units
     * @param imageBytes largest picture, recording or document
     * @param videoBytes largest video
     * @param uploadingBytes all files of one node together that have come whole and pass through memory
     */
    public record Limits(int text, long imageBytes, long videoBytes, long uploadingBytes) {
        public static final Limits USUAL = new Limits(2_000, 25L << 20, 50L << 20, 400L << 20);
    }

    /**
     * How much one network address or one session may do. An address can be a whole neighbourhood behind one mobile
     * operator's gateway, so its rates are wide and the session's are narrow.
     *
     * @param sessions new sessions for an address
     * @param requests pages, polls and pictures for an address
     * @param messages messages for an address
     * @param sessionMessages messages for a session
     * @param sessionUploads files for a session
     * @param sockets open sockets for an address
     * @param sessionSockets open sockets for a session: one for each tab
     */
    public record Rates(
            Rate sessions,
            Rate requests,
            Rate messages,
            Rate sessionMessages,
            Rate sessionUploads,
            int sockets,
            int sessionSockets) {
        public static final Rates USUAL = new Rates(
                new Rate(30, 60), new Rate(300, 1_200), new Rate(120, 600), new Rate(20, 40), new Rate(20, 30), 200, 8);
    }

    /** So many at once, then so many a minute. */
    public record Rate(int burst, int perMinute) {}
}
