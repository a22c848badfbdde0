package vn.hue.gateway.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON, on the disk as in the pages: a page is written without looking into any of them. */
final class BsonType extends BasicDataType<byte[]> {

    /** What an array takes beside its bytes. */
    private static final int OVERHEAD = 24;

    @Override
    public int getMemory(byte[] bson) {
        return OVERHEAD + bson.length;
    }

    @Override
    public void write(WriteBuffer out, byte[] bson) {
        out.put(bson);
    }

    /** BSON begins with its own length, in four bytes, the smallest first. */
    @Override
    public byte[] read(ByteBuffer in) {
        int length = in.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] bson = new byte[length];
        in.get(bson);
        return bson;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
