package org.fairgate.platform.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a hostile file within bounds and draws it anew. Blocks; takes up to about 250 MB for 40 million pixels. */
final class ImageCleaner {
    static {
        ImageIO.setUseCache(false); // no temporary files for pictures of people's documents
    }

    private final int maxBytes;
    private final long maxPixels;
    private final JpegEncoder encoder;

    ImageCleaner(int maxBytes, int maxPixels) {
        this.maxBytes = maxBytes;
        this.maxPixels = maxPixels;
        this.encoder = new JpegEncoder(maxBytes);
    }

    Clean clean(Path file) throws IOException {
        return clean(content(file));
    }

    private byte[] content(Path file) throws IOException {
        if (Files.size(file) > maxBytes) {
            throw ImageProblem.TOO_LARGE.problem();
        }
        return Files.readAllBytes(file);
    }

    private Clean clean(byte[] bytes) throws IOException {
        return switch (Signature.of(bytes)) {
            case JPEG -> {
                JpegOutline outline = JpegOutline.read(bytes);
                if (!outline.plausible()) {
                    throw ImageProblem.BROKEN.problem();
                }
                yield encoder.encode(decode("jpeg", bytes), outline.orientation());
            }
            case PNG -> encoder.encode(decode("png", bytes), Orientation.UPRIGHT);
            case OTHER -> throw ImageProblem.NOT_AN_IMAGE.problem();
        };
    }

    private BufferedImage decode(String format, byte[] bytes) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            ImageReadParam how = reader.getDefaultReadParam();
            int step = JpegEncoder.step(admit(reader.getWidth(0), reader.getHeight(0)));
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (org.fairgate.platform.http.Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            // the decoders answer bad content with whatever happens inside them: index, null and argument errors
            throw ImageProblem.BROKEN.problem();
        } finally {
            reader.dispose();
        }
    }

    /** The longer side, once the header says that the whole is small enough to be decoded. */
    private int admit(int width, int height) {
        if (width <= 0 || height <= 0 || (long) width * height > maxPixels) {
            throw ImageProblem.TOO_MANY_PIXELS.problem();
        }
        return Math.max(width, height);
    }
}
