package vn.hue.gateway.mongo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/**
 * A store's file of which a save is there whole or not at all, whenever the power fails.
 *
 * <p>The store writes a save as one piece and believes a piece whose first and last block are good; the disk may write
 * blocks in any order until it is told to have written all. So the first block is written when all others are there, and
 * what points to the piece when it is.
 */
public final class OrderedFile extends FilePathWrapper {

    static final String SCHEME = "ordered";

    /** As the store has them: its header takes the first two. */
    private static final int BLOCK = 4_096;

    /** Called by the store for each of its files. */
    public OrderedFile() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends DelegatingChannel {

        Channel(FileChannel file) {
            super(file);
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            int length = bytes.remaining();
            if (position < 2 * BLOCK) {
                return file.write(bytes, position);
            }
            int first = Math.min(BLOCK, length);
            if (first < length) {
                writeAll(bytes.duplicate().position(bytes.position() + first), position + first);
                file.force(false);
            }
            writeAll(bytes.duplicate().limit(bytes.position() + first), position);
            file.force(false);
            bytes.position(bytes.limit());
            return length;
        }

        private void writeAll(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
        }
    }
}
