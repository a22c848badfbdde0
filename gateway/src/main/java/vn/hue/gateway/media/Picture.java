package vn.hue.gateway.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A picture decoded small and upright: enough for its likeness and its thumbnail, whatever its size was. */
final class Picture {

    static final int THUMBNAIL_PIXELS = 320;

    private static final int DECODED_PIXELS = 2 * THUMBNAIL_PIXELS;
    private static final int MOST_DECODED = 4_000_000;
    private static final int HASH_WIDTH = 9;
    private static final int HASH_HEIGHT = 8;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /** What decoding came to. */
    sealed interface Decoded {
        record Seen(Picture picture) implements Decoded {}

        /** A kind of picture Java can't decode, for example CMYK: fine, but without thumbnail and likeness. */
        record Unseen() implements Decoded {}

        record Broken() implements Decoded {}

        record TooManyPixels() implements Decoded {}
    }

    /** Reads the size first: a few bytes can claim to be a picture of gigabytes. */
    static Decoded decode(byte[] file, int orientation, long maxPixels) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return new Decoded.Broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > maxPixels) {
                    return new Decoded.TooManyPixels();
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = step(width, height);
                param.setSourceSubsampling(step, step, 0, 0);
                return new Decoded.Seen(new Picture(upright(reader.read(0, param), orientation)));
            } finally {
                reader.dispose();
            }
        } catch (IIOException e) {
            boolean unsupported = String.valueOf(e.getMessage()).contains("Unsupported Image Type");
            return unsupported ? new Decoded.Unseen() : new Decoded.Broken();
        } catch (IOException | RuntimeException e) {
            return new Decoded.Broken();
        }
    }

    /** Only each so-many-th row and column is decoded; of a long thin picture fewer, for it would fill the memory. */
    private static int step(int width, int height) {
        int enough = Math.min(width, height) / DECODED_PIXELS;
        int fits = (int) Math.ceil(Math.sqrt((double) width * height / MOST_DECODED));
        return Math.max(1, Math.max(enough, fits));
    }

    /** 64-bit difference hash: each bit says whether a shade is darker than the one to its right. */
    long likeness() {
        BufferedImage grey = scaled(HASH_WIDTH, HASH_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        long hash = 0;
        for (int y = 0; y < HASH_HEIGHT; y++) {
            for (int x = 0; x < HASH_WIDTH - 1; x++) {
                int left = grey.getRaster().getSample(x, y, 0);
                int right = grey.getRaster().getSample(x + 1, y, 0);
                hash = hash << 1 | (left < right ? 1 : 0);
            }
        }
        return hash;
    }

    /** A JPEG of at most {@link #THUMBNAIL_PIXELS} on its longer side; null when it can't be written. */
    byte @Nullable [] thumbnail() {
        double scale = Math.min(1, (double) THUMBNAIL_PIXELS / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            return ImageIO.write(scaled(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out)
                    ? out.toByteArray()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Halves until near, so that every pixel counts and a thin line does not decide. */
    private BufferedImage scaled(int width, int height, int type) {
        BufferedImage now = image;
        while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
            now = drawn(now, now.getWidth() / 2, now.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        }
        return drawn(now, width, height, type);
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height, int type) {
        BufferedImage to = new BufferedImage(width, height, type);
        Graphics2D g = to.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        g.dispose();
        return to;
    }

    private static BufferedImage upright(BufferedImage from, int orientation) {
        if (orientation <= 1) {
            return from;
        }
        int w = from.getWidth();
        int h = from.getHeight();
        boolean turned = orientation >= 5;
        BufferedImage to = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = to.createGraphics();
        g.drawImage(from, transform(orientation, w, h), null);
        g.dispose();
        return to;
    }

    /** From the stored to the upright picture, for the eight orientations of EXIF. */
    private static AffineTransform transform(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
