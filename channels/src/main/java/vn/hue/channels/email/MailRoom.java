package vn.hue.channels.email;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What mail needs kept, over all gateways. */
public interface MailRoom {

    /** Keeps a mail as it came; the same id again changes nothing. Durable when the future succeeds. */
    Future<Void> keep(String id, byte[] mail);

    /** All that a mail means is durable: as it came, it need not be kept for ever. Durable when the future succeeds. */
    Future<Void> taken(String id);

    /** How far a folder was read; a null result before the first mail. */
    Future<@Nullable Bookmark> bookmark(String folder);

    /** Durable when the future succeeds. */
    Future<Void> bookmark(String folder, Bookmark bookmark);

    /** The thread of a conversation; a null result when the citizen never wrote a mail in it. */
    Future<@Nullable MailThread> thread(String conversation);

    /** Durable when the future succeeds. */
    Future<Void> thread(String conversation, MailThread thread);

    /**
     * How far a folder was read.
     *
     * @param validity UIDVALIDITY: when it changes, all UIDs mean something else
     * @param uid of the last mail that was taken
     */
    record Bookmark(long validity, long uid) {}

    /**
     * What an answer must look like to appear below the mails it answers.
     *
     * @param mailbox ours
     * @param citizen their address
     * @param subject of their first mail, without "Re:"
     * @param references the message ids so far, oldest first, the last one to be answered
     */
    record MailThread(String mailbox, String citizen, String subject, List<String> references) {

        private static final int KEPT = 20;

        public MailThread {
            references = List.copyOf(references);
        }

        /** With one more mail of the citizen; the first id stays, since mail programs group by it. */
        MailThread with(List<String> ids) {
            List<String> all = new ArrayList<>(references);
            for (String id : ids) {
                all.remove(id);
                all.add(id);
            }
            while (all.size() > KEPT) {
                all.remove(1);
            }
            return new MailThread(mailbox, citizen, subject, all);
        }

        @Override
        public String toString() {
            return "MailThread[confidential]";
        }
    }
}
