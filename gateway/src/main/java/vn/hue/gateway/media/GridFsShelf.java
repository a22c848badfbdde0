package vn.hue.gateway.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.gridfs.GridFSBucket;
import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import vn.hue.channels.MediaStore.File;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.OnContext;

/** Files in GridFS, in the bucket {@code media}: one database, one backup, one set of permissions. */
public final class GridFsShelf implements Shelf {

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final OnContext onContext;

    /** Opens the shelf; makes the index by which pieces are found, where it is not there yet. */
    public static Future<GridFsShelf> open(Database database) {
        GridFsShelf shelf = new GridFsShelf(database);
        return shelf.onContext
                .first(shelf.chunks.createIndex(
                        new Document("files_id", 1).append("n", 1), new IndexOptions().unique(true)))
                .map(shelf);
    }

    private GridFsShelf(Database database) {
        this.bucket = GridFSBuckets.create(database.mongo(), "media");
        this.files = database.mongo().getCollection("media.files");
        this.chunks = database.mongo().getCollection("media.chunks");
        this.onContext = database.onContext();
    }

    @Override
    public Future<Void> put(String id, File file) {
        GridFSUploadOptions options = new GridFSUploadOptions().metadata(Document.parse(json(file.media())));
        return onContext.done(bucket.uploadFromPublisher(
                new BsonString(id), id, once(ByteBuffer.wrap(file.bytes().getBytes())), options));
    }

    @Override
    public Future<@Nullable File> get(String id) {
        return onContext.first(files.find(new Document("_id", id))).compose(row -> {
            if (row == null) {
                return Future.succeededFuture(null);
            }
            Media media = media(row.get("metadata", Document.class));
            long length = row.get("length", Number.class).longValue();
            return read(id, 0, pieces(row), Buffer.buffer((int) length)).map(bytes -> new File(media, bytes));
        });
    }

    /** The pieces one by one, as they are read; the row last, so that what is broken off can be done again. */
    @Override
    public Future<Void> remove(String id) {
        return onContext
                .first(files.find(new Document("_id", id)))
                .compose(row -> row == null
                        ? Future.succeededFuture()
                        : pieces(id, pieces(row))
                                .compose(gone -> onContext.first(files.deleteOne(new Document("_id", id))))
                                .mapEmpty());
    }

    private Future<Void> pieces(String id, int left) {
        return left == 0
                ? Future.succeededFuture()
                : onContext
                        .first(chunks.deleteOne(new Document("files_id", id).append("n", left - 1)))
                        .compose(gone -> pieces(id, left - 1));
    }

    private static int pieces(Document row) {
        long length = row.get("length", Number.class).longValue();
        int chunkSize = row.get("chunkSize", Number.class).intValue();
        return (int) ((length + chunkSize - 1) / chunkSize);
    }

    /**
     * The pieces one by one, each by exactly the keys of its unique index. The driver's own download asks for all pieces
     * of a file at once, and that would make the embedded server read every file there is.
     */
    private Future<Buffer> read(String id, int from, int count, Buffer sofar) {
        if (from == count) {
            return Future.succeededFuture(sofar);
        }
        return onContext
                .first(chunks.find(new Document("files_id", id).append("n", from)))
                .compose(chunk -> {
                    if (chunk == null) {
                        return Future.failedFuture(new IllegalStateException("a file without its piece " + from));
                    }
                    sofar.appendBytes(chunk.get("data", Binary.class).getData());
                    return read(id, from + 1, count, sofar);
                });
    }

    /** One item, then the end. */
    private static Publisher<ByteBuffer> once(ByteBuffer item) {
        return subscriber -> subscriber.onSubscribe(new Subscription() {
            private boolean over;

            @Override
            public void request(long n) {
                if (!over) {
                    over = true;
                    subscriber.onNext(item);
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                over = true;
            }
        });
    }

    private static String json(Media media) {
        try {
            return Json.MAPPER.writeValueAsString(media);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("media that is not JSON", e);
        }
    }

    private static Media media(Document metadata) {
        try {
            return Json.MAPPER.readValue(metadata.toJson(), Media.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a file whose notes can't be read", e);
        }
    }
}
