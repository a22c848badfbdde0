package vn.hue.gateway.mongo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** A file that remembers in which order it was written and told to be on the disk, for one test at a time. */
public final class RecordedFile extends FilePathWrapper {

    static final String SCHEME = "recorded";

    private static final int BLOCK = 4_096;

    /** Bytes at a place; without bytes, all before is on the disk. */
    record Act(long position, byte @Nullable [] bytes) {}

    private static List<Act> acts = new ArrayList<>();

    /** Called by the store for each of its files. */
    public RecordedFile() {}

    /** What happened since this was last called. */
    static List<Act> acts() {
        List<Act> all = acts;
        acts = new ArrayList<>();
        return all;
    }

    /**
     * What may be on the disk if the power fails after so many acts: all that was written before the last order to write,
     * and of the blocks since then any.
     */
    static byte[] afterPowerFailure(byte[] before, List<Act> acts, int happened, Random random) {
        int ordered = happened;
        while (ordered > 0 && acts.get(ordered - 1).bytes() != null) {
            ordered--;
        }
        byte[] disk = before;
        for (int i = 0; i < happened; i++) {
            byte[] bytes = acts.get(i).bytes();
            for (int from = 0; bytes != null && from < bytes.length; from += BLOCK) {
                if (i < ordered || random.nextBoolean()) {
                    int length = Math.min(BLOCK, bytes.length - from);
                    int at = (int) acts.get(i).position() + from;
                    disk = at + length > disk.length ? Arrays.copyOf(disk, at + length) : disk;
                    System.arraycopy(bytes, from, disk, at, length);
                }
            }
        }
        return disk;
    }

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
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            acts.add(new Act(position, copy));
            return super.write(bytes, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            super.force(metaData);
            acts.add(new Act(0, null));
        }
    }
}
