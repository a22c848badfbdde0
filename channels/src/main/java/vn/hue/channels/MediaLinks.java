package vn.hue.channels;

import java.util.Optional;
import vn.hue.conversations.vocabulary.Media;

/** Public links that expire, for files a channel can't carry. */
@FunctionalInterface
public interface MediaLinks {

    /** No links: such files are left out. */
    MediaLinks NONE = media -> Optional.empty();

    /** An absolute link to a stored file; empty when there can be none. */
    Optional<String> to(Media media);
}
