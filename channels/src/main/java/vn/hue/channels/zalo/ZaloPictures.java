package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes pictures small enough for Zalo, on a thread of its own. */
final class ZaloPictures {

    /** Zalo's limit for a picture. */
    static final int MOST_BYTES = 1 << 20;

    private static final int[] SIDES = {1_920, 1_440, 1_080, 720};
    private static final float QUALITY = 0.82f;
    private static final long SLOWEST_SECONDS = 20;

    private final WorkerExecutor workers;

    ZaloPictures(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("zalo-pictures", 1, SLOWEST_SECONDS, TimeUnit.SECONDS);
    }

    /** A JPEG of at most {@link #MOST_BYTES}; a null result when the picture can't be read. */
    Future<@Nullable Buffer> shrink(Buffer picture) {
        return workers.executeBlocking(() -> smaller(picture.getBytes()), false);
    }

    static @Nullable Buffer smaller(byte[] picture) throws IOException {
        for (int side : SIDES) {
            BufferedImage image = read(picture, side);
            if (image == null) {
                return null;
            }
            byte[] jpeg = jpeg(scaled(image, side));
            if (jpeg.length <= MOST_BYTES) {
                return Buffer.buffer(jpeg);
            }
        }
        return null;
    }

    /** Reads every n-th pixel only, so that a huge picture fills no memory. */
    private static @Nullable BufferedImage read(byte[] picture, int side) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * side));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    /** At most {@code side} pixels each way, on white where it was transparent. */
    private static BufferedImage scaled(BufferedImage image, int side) {
        double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return scaled;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
