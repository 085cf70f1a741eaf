package org.fairgate.platform.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the segments of a JPEG say, read without decoding it.
 *
 * @param scans number of scans; a progressive picture has about ten, a bomb against the processor thousands
 * @param ended whether the end marker is there; decoders fill a torn-off rest with grey instead of failing
 */
record JpegOutline(Orientation orientation, int scans, boolean ended) {
    private static final int MOST_SCANS = 64;
    private static final int SOS = 0xDA;
    private static final int EOI = 0xD9;
    private static final int APP1 = 0xE1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;

    /** Reads as far as the bytes make sense. */
    static JpegOutline read(byte[] jpeg) {
        Orientation orientation = Orientation.UPRIGHT;
        int scans = 0;
        int at = 2;
        while (at + 3 < jpeg.length) {
            int marker = jpeg[at + 1] & 0xFF;
            if (jpeg[at] != (byte) 0xFF || marker < 0xC0) {
                at++; // entropy-coded data, stuffing or filler
                continue;
            }
            if (marker == EOI) {
                return new JpegOutline(orientation, scans, true);
            }
            if (marker == 0xFF || marker >= 0xD0 && marker <= 0xD7) {
                at += marker == 0xFF ? 1 : 2; // fill byte, or a restart marker, which has no length
                continue;
            }
            int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
            if (marker == APP1 && at + 2 + length <= jpeg.length && length > 2 + EXIF.length) {
                orientation = exif(ByteBuffer.wrap(jpeg, at + 4, length - 2).slice(), orientation);
            }
            scans += marker == SOS ? 1 : 0;
            at += 2 + Math.max(2, length);
        }
        boolean endsThere =
                jpeg.length >= 2 && jpeg[jpeg.length - 2] == (byte) 0xFF && (jpeg[jpeg.length - 1] & 0xFF) == EOI;
        return new JpegOutline(orientation, scans, endsThere);
    }

    /** Whether it is worth decoding. */
    boolean plausible() {
        return ended && scans > 0 && scans <= MOST_SCANS;
    }

    private static Orientation exif(ByteBuffer segment, Orientation otherwise) {
        try {
            for (byte expected : EXIF) {
                if (segment.get() != expected) {
                    return otherwise;
                }
            }
            ByteBuffer tiff = segment.slice();
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return firstDirectory(tiff, otherwise);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException nonsense) {
            return otherwise;
        }
    }

    private static Orientation firstDirectory(ByteBuffer tiff, Orientation otherwise) {
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
                return Orientation.ofExif(tiff.getShort(entry + 8) & 0xFFFF);
            }
        }
        return otherwise;
    }
}
