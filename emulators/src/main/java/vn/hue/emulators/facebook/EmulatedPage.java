package vn.hue.emulators.facebook;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The page and who talks with it.
 *
 * @param humanAgent whether App Review granted the Human Agent feature
 */
record EmulatedPage(
        String appId,
        String appSecret,
        String pageId,
        String token,
        boolean humanAgent,
        Map<String, Citizen> citizens,
        Map<String, Comment> comments,
        Map<String, String> attachments) {

    EmulatedPage(String appId, String appSecret, String pageId, String token, boolean humanAgent) {
        this(
                appId,
                appSecret,
                pageId,
                token,
                humanAgent,
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }

    /**
     * @param lastEvent when the citizen last opened the window
     * @param gone blocked the page
     */
    record Citizen(Instant lastEvent, boolean gone) {}

    /** A comment under a post; private replies to it are counted. */
    static final class Comment {
        final String author;
        final Instant at;
        final Set<String> replies = new HashSet<>();

        Comment(String author, Instant at) {
            this.author = author;
            this.at = at;
        }
    }

    void heard(String psid, Instant at) {
        citizens.put(psid, new Citizen(at, false));
    }
}
