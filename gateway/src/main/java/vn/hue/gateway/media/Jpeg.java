package vn.hue.gateway.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A JPEG without what it tells about its maker: EXIF, XMP, IPTC, comments and whatever follows its end are dropped; the
 * picture itself is not coded anew.
 */
final class Jpeg {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;

    /** Programs write ten or so. Each goes over the whole picture, so a few kilobytes of scans would take hours. */
    private static final int MOST_SCANS = 200;

    private Jpeg() {}

    /** It is cut short, or its parts don't follow the standard. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(String what) {
            super(what);
        }
    }

    /**
     * The stripped copy.
     *
     * @param orientation 1 to 8 as in EXIF: the one note that must survive, or phones' pictures lie on their side
     */
    static byte[] strip(byte[] file, int orientation) throws BrokenException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(0xff);
        out.write(SOI);
        if (orientation > 1) {
            out.writeBytes(orientationOnly(orientation));
        }
        int at = 2;
        int scans = 0;
        while (true) {
            int marker = marker(file, at);
            at = skipFill(file, at) + 1;
            if (marker == EOI) {
                out.write(0xff);
                out.write(EOI);
                return out.toByteArray();
            }
            int length = length(file, at);
            if (keeps(marker, file, at)) {
                out.write(0xff);
                out.write(marker);
                out.write(file, at, length);
            }
            at += length;
            if (marker == SOS) {
                if (++scans > MOST_SCANS) {
                    throw new BrokenException("too many scans");
                }
                int end = endOfScan(file, at);
                out.write(file, at, end - at);
                at = end;
            }
        }
    }

    private static boolean keeps(int marker, byte[] file, int at) {
        if (marker == COMMENT) {
            return false;
        }
        if (marker < APP0 || marker > APP15) {
            return true;
        }
        boolean colours = marker == APP2
                && at + 13 < file.length
                && new String(file, at + 2, 11, StandardCharsets.ISO_8859_1).equals("ICC_PROFILE");
        return marker == APP0 || marker == APP14 || colours;
    }

    private static int marker(byte[] file, int at) throws BrokenException {
        int place = skipFill(file, at);
        return file[place] & 0xff;
    }

    /** The index of the marker's second byte; any number of 0xff may stand before it. */
    private static int skipFill(byte[] file, int at) throws BrokenException {
        if (at >= file.length || (file[at] & 0xff) != 0xff) {
            throw new BrokenException("no marker");
        }
        int place = at;
        while (place < file.length && (file[place] & 0xff) == 0xff) {
            place++;
        }
        if (place >= file.length) {
            throw new BrokenException("cut short");
        }
        return place;
    }

    private static int length(byte[] file, int at) throws BrokenException {
        if (at + 2 > file.length) {
            throw new BrokenException("cut short");
        }
        int length = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
        if (length < 2 || at + length > file.length) {
            throw new BrokenException("cut short");
        }
        return length;
    }

    /** The next marker that is neither a stuffed byte nor a restart. */
    private static int endOfScan(byte[] file, int from) throws BrokenException {
        for (int at = from; at + 1 < file.length; at++) {
            if ((file[at] & 0xff) == 0xff) {
                int next = file[at + 1] & 0xff;
                boolean data = next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7);
                if (!data) {
                    return at;
                }
            }
        }
        throw new BrokenException("cut short");
    }

    /** An EXIF part with one entry: tag 0x0112, type SHORT, big-endian. */
    private static byte[] orientationOnly(int orientation) {
        return new byte[] {
            (byte) 0xff,
            (byte) APP1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
    }
}
