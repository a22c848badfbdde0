package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys of unique indexes on the disk and in their order.
 *
 * <p>The store's default serializes both keys at every comparison. The order here is by BSON type, then by value, and
 * only has to be the same for ever: indexes are asked for equality alone.
 */
final class IndexKeyType extends BasicDataType<KeyValue> {

    /** BSON's deprecated "undefined" marks a field that the document does not have. */
    private static final byte MISSING = 6;

    private static final int OVERHEAD = 50;

    @Override
    public int compare(KeyValue a, KeyValue b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int order = compareValues(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compareValues(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String one && b instanceof String other) {
            return one.compareTo(other); // nearly all of them are; the same as below, without asking for their types
        }
        byte type = type(a);
        int order = Byte.compare(type, type(b));
        if (order != 0) {
            return order;
        }
        if (a instanceof Comparable comparable && b != null && a.getClass() == b.getClass()) {
            return comparable.compareTo(b);
        }
        return encode(type, a).compareTo(encode(type, b));
    }

    @Override
    public int getMemory(KeyValue key) {
        int bytes = OVERHEAD;
        for (Object value : key) {
            bytes += OVERHEAD + (value instanceof String text ? text.length() : 0);
        }
        return bytes;
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        out.putVarInt(key.size());
        for (Object value : key) {
            if (value instanceof String text) {
                writeText(out, text);
            } else {
                byte type = type(value);
                out.put(type).put(encode(type, value).nioBuffer());
            }
        }
    }

    /** As BSON has it: length with the closing zero, four bytes, the smallest first; UTF-8; zero. */
    private static void writeText(WriteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put(BsonConstants.TYPE_UTF8_STRING)
                .putInt(Integer.reverseBytes(bytes.length + 1))
                .put(bytes)
                .put((byte) 0);
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        ByteBuf rest = Unpooled.wrappedBuffer(in);
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            byte type = rest.readByte();
            values.add(type == MISSING ? Missing.getInstance() : BsonDecoder.decodeValue(type, rest));
        }
        in.position(in.position() + rest.readerIndex());
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private static byte type(@Nullable Object value) {
        return value instanceof Missing ? MISSING : BsonEncoder.determineType(value);
    }

    private static ByteBuf encode(byte type, @Nullable Object value) {
        ByteBuf bytes = Unpooled.buffer(64);
        if (type != MISSING) {
            BsonEncoder.encodeValue(type, value, bytes);
        }
        return bytes;
    }
}
