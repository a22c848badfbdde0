package vn.hue.gateway.config;

import java.util.List;
import vn.hue.conversations.vocabulary.Outbound.Purpose;

/**
 * A text Zalo has approved, for writing outside the window.
 *
 * @param id Zalo's id of it
 * @param purposes of the messages it stands for
 * @param byAccount whether it may go to a Zalo account
 * @param byPhone whether it may go to a phone number
 * @param places the names of its parameters and what fills them
 */
public record ZaloTemplate(
        String id,
        List<Purpose> purposes,
        @Default("true") boolean byAccount,
        @Default("true") boolean byPhone,
        @Default("[]") List<Place> places) {

    /**
     * @param name as in the template
     * @param longest at most so many characters; Zalo limits each kind of parameter
     */
    public record Place(
            String name, Fill fill, @Default("30") int longest) {}

    /** What fills a place. */
    public enum Fill {
        /** The report's code. */
        CODE,
        /** The citizen's name. */
        NAME,
        /** The beginning of the message. */
        TEXT
    }
}
