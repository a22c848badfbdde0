package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents on the disk as BSON; the store's default, Java serialization, takes several times the space and time. */
final class DocumentType extends BasicDataType<Document> {

    /** What the maps and boxes of a document in memory take beside its values, roughly, in bytes. */
    private static final int OVERHEAD = 100;

    @Override
    public int getMemory(Document document) {
        return OVERHEAD + encode(document).readableBytes();
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        out.put(encode(document).nioBuffer());
    }

    @Override
    public Document read(ByteBuffer in) {
        ByteBuf rest = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(rest);
        in.position(in.position() + rest.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static ByteBuf encode(Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        return bytes;
    }
}
