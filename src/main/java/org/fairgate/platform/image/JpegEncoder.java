package org.fairgate.platform.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a picture upright on white and writes it as JPEG: at most {@value #LONGEST} pixels a side and so many bytes. */
final class JpegEncoder {
    /** Enough to read the small print of an A4 page (340 dpi). */
    private static final int LONGEST = 4000;

    private static final float[] QUALITIES = {0.9f, 0.8f, 0.7f};
    private static final double SHRINK = 0.75;

    private final int maxBytes;

    JpegEncoder(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Every how many pixels to decode of a picture with this longer side, so that scaling has at most a half to do. */
    static int step(int longerSide) {
        return Math.max(1, longerSide / LONGEST);
    }

    Clean encode(BufferedImage source, Orientation orientation) throws IOException {
        int longer = Math.max(source.getWidth(), source.getHeight());
        double scale = Math.min(1, (double) LONGEST / longer);
        while (true) {
            BufferedImage drawn = draw(source, orientation, scale);
            for (float quality : QUALITIES) {
                byte[] jpeg = write(drawn, quality);
                if (jpeg.length <= maxBytes) {
                    return new Clean(jpeg, "image/jpeg", drawn.getWidth(), drawn.getHeight());
                }
            }
            scale *= SHRINK;
            if (longer * scale < 1) {
                throw ImageProblem.TOO_LARGE.problem();
            }
        }
    }

    private static BufferedImage draw(BufferedImage source, Orientation orientation, double scale) {
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        boolean swap = orientation.swapsSides();
        BufferedImage target =
                new BufferedImage(swap ? height : width, swap ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = target.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, target.getWidth(), target.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform upright = orientation.transform(width, height);
        upright.scale((double) width / source.getWidth(), (double) height / source.getHeight());
        canvas.drawRenderedImage(source, upright);
        canvas.dispose();
        return target;
    }

    private static byte[] write(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
