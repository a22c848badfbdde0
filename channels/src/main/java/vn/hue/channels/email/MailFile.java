package vn.hue.channels.email;

import org.jspecify.annotations.Nullable;

/**
 * A file of a mail.
 *
 * @param name without folders, NFC; null when it has none
 * @param type by its bytes, never the declared one
 * @param inline whether it stands among the words
 * @param old whether it belongs to the quoted mail, a signature or a footer: nothing the citizen sends now
 */
public record MailFile(@Nullable String name, String type, byte[] bytes, boolean inline, boolean old) {

    public int size() {
        return bytes.length;
    }
}
