package vn.hue.gateway.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A phone's picture, made up: shapes from a seed, and an EXIF part as phones write it. */
public final class Photo {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 900;

    private long seed = 1;
    private int width = WIDTH;
    private @Nullable String taken;
    private @Nullable String offset;
    private double latitude = Double.NaN;
    private double longitude;
    private int orientation = 1;
    private @Nullable String model;
    private @Nullable String software;
    private @Nullable String saved;

    public Photo of(long otherSeed) {
        seed = otherSeed;
        return this;
    }

    public Photo scaledTo(int pixels) {
        width = pixels;
        return this;
    }

    /** In the form of EXIF, {@code 2026:11:23 08:15:00}; an offset as {@code +07:00}. */
    public Photo takenAt(String when, @Nullable String zone) {
        taken = when;
        offset = zone;
        return this;
    }

    public Photo at(double lat, double lng) {
        latitude = lat;
        longitude = lng;
        return this;
    }

    /** Which phone took it, and which program or firmware wrote it. */
    public Photo by(String phone, String program) {
        model = phone;
        software = program;
        return this;
    }

    /** When it was written last, as {@link #takenAt}. */
    public Photo savedAt(String when) {
        saved = when;
        return this;
    }

    public Photo orientation(int exif) {
        orientation = exif;
        return this;
    }

    public byte[] jpeg() {
        byte[] plain = encode("jpg");
        byte[] exif = exif();
        ByteBuffer file = ByteBuffer.allocate(plain.length + exif.length + 4);
        file.put(plain, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (exif.length + 2));
        return file.put(exif).put(plain, 2, plain.length - 2).array();
    }

    /** A real picture of one shade, some kilobytes of any size. */
    public static byte[] greyPng(int w, int h) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(rows)) {
            for (int row = 0; row < h; row++) {
                packed.write(new byte[3 * w + 1]);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(pngThatClaims(w, h));
        chunk(new DataOutputStream(bytes), "IDAT", rows.toByteArray());
        chunk(new DataOutputStream(bytes), "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(named);
        out.writeInt(data.length);
        out.write(named);
        out.writeInt((int) crc.getValue());
    }

    /** With its last scan so many times: correct, and each goes over the whole picture. */
    public byte[] scans(int times) {
        byte[] picture = encode("jpg");
        int scan = picture.length - 2;
        while ((picture[scan] & 0xff) != 0xff || (picture[scan + 1] & 0xff) != 0xda) {
            scan--;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(picture, 0, scan);
        for (int i = 0; i < times; i++) {
            out.write(picture, scan, picture.length - 2 - scan);
        }
        out.write(picture, picture.length - 2, 2);
        return out.toByteArray();
    }

    /** A few dozen bytes which say they are a picture of any size. */
    public static byte[] pngThatClaims(int w, int h) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(w)
                .putInt(h)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        out.writeInt(13);
        out.write(header);
        out.writeInt((int) crc.getValue());
        return bytes.toByteArray();
    }

    private byte[] encode(String format) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            int size = 100 + random.nextInt(400);
            g.fillOval(random.nextInt(WIDTH) - size / 2, random.nextInt(HEIGHT) - size / 2, size, size);
        }
        g.dispose();
        BufferedImage scaled = new BufferedImage(width, width * HEIGHT / WIDTH, BufferedImage.TYPE_INT_RGB);
        Graphics2D small = scaled.createGraphics();
        small.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        small.drawImage(image, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        small.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(scaled, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** TIFF, big-endian: IFD0 with orientation and the pointers, then the EXIF and GPS directories, then their values. */
    private byte[] exif() {
        ByteBuffer b = ByteBuffer.allocate(800);
        b.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        int entries = 3 + (model == null ? 0 : 2) + (saved == null ? 0 : 1);
        int exifAt = 8 + 2 + entries * 12 + 4;
        int exifEntries = (taken == null ? 0 : 1) + (offset == null ? 0 : 1);
        int gpsAt = exifAt + 2 + exifEntries * 12 + 4;
        boolean gps = !Double.isNaN(latitude);
        int values = gpsAt + 2 + (gps ? 4 : 0) * 12 + 4;
        b.putShort((short) entries);
        if (model != null) {
            entry(b, 0x0110, 2, 32).putInt(values + 76);
        }
        entry(b, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        if (model != null) {
            entry(b, 0x0131, 2, 32).putInt(values + 108);
        }
        if (saved != null) {
            entry(b, 0x0132, 2, 20).putInt(values + 140);
        }
        entry(b, 0x8769, 4, 1).putInt(exifAt);
        entry(b, 0x8825, 4, 1).putInt(gpsAt);
        b.putInt(0);
        b.putShort((short) exifEntries);
        if (taken != null) {
            entry(b, 0x9003, 2, 20).putInt(values);
        }
        if (offset != null) {
            entry(b, 0x9011, 2, 7).putInt(values + 20);
        }
        b.putInt(0);
        b.putShort((short) (gps ? 4 : 0));
        if (gps) {
            entry(b, 1, 2, 2).put(new byte[] {(byte) (latitude < 0 ? 'S' : 'N'), 0, 0, 0});
            entry(b, 2, 5, 3).putInt(values + 28);
            entry(b, 3, 2, 2).put(new byte[] {(byte) (longitude < 0 ? 'W' : 'E'), 0, 0, 0});
            entry(b, 4, 5, 3).putInt(values + 52);
        }
        b.putInt(0);
        ascii(b, taken, 20);
        ascii(b, offset, 8);
        degrees(b, gps ? Math.abs(latitude) : 0);
        degrees(b, Math.abs(longitude));
        ascii(b, model, 32);
        ascii(b, software, 32);
        ascii(b, saved, 20);
        byte[] out = new byte[b.position()];
        b.flip().get(out);
        return out;
    }

    private static ByteBuffer entry(ByteBuffer b, int tag, int type, int count) {
        return b.putShort((short) tag).putShort((short) type).putInt(count);
    }

    private static void ascii(ByteBuffer b, @Nullable String text, int length) {
        byte[] bytes = new byte[length];
        if (text != null) {
            byte[] from = text.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(from, 0, bytes, 0, Math.min(from.length, length));
        }
        b.put(bytes);
    }

    private static void degrees(ByteBuffer b, double degrees) {
        int whole = (int) degrees;
        double minutes = (degrees - whole) * 60;
        b.putInt(whole).putInt(1).putInt((int) minutes).putInt(1);
        b.putInt((int) Math.round((minutes - (int) minutes) * 60 * 10_000)).putInt(10_000);
    }
}
