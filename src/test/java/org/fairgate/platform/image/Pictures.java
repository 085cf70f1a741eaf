package org.fairgate.platform.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures, good and evil. */
final class Pictures {
    private Pictures() {}

    /** Left half red, right half blue, on top of it a green bar. */
    static BufferedImage flag(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width, height);
        canvas.setColor(Color.GREEN);
        canvas.fillRect(0, 0, width, height / 4);
        canvas.dispose();
        return picture;
    }

    static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }

    static byte[] written(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static byte[] jpeg() {
        return written(flag(64, 48), "jpeg");
    }

    static byte[] png() {
        return written(flag(64, 48), "png");
    }

    /** The JPEG with an EXIF segment: this orientation and a text as if it were the place. */
    static byte[] withExif(byte[] jpeg, int orientation, String secret) {
        byte[] text = secret.getBytes(StandardCharsets.UTF_8);
        ByteBuffer segment = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4 + text.length);
        segment.putShort((short) 0xFFE1).putShort((short) (segment.capacity() - 2));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        segment.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0);
        segment.putInt(0).put(text);
        return join(new byte[] {jpeg[0], jpeg[1]}, segment.array(), java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A PNG whose header says this size and which has hardly any data. */
    static byte[] pngHeader(int width, int height) {
        byte[] png = png();
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        return png;
    }

    /** The JPEG with its frame header saying this size. */
    static byte[] jpegHeader(int width, int height) {
        byte[] jpeg = jpeg();
        for (int i = 2; i < jpeg.length - 9; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                ByteBuffer frame = ByteBuffer.wrap(jpeg);
                frame.putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame");
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
