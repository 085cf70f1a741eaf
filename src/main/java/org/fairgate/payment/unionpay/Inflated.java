package org.fairgate.payment.unionpay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fairgate.payment.gateway.BadMessage;

/** Unpacks {@code fileContent}: Base64 of a deflated ZIP. Takes time: for a worker. */
final class Inflated {
    /** A fair of 500,000 payments stays below it, what is made to burst a server does not. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

    private static final int MOST_ENTRIES = 20;

    private Inflated() {}

    /**
     * The first entry of the archive whose name is wanted.
     *
     * @throws BadMessage when it cannot be unpacked or is larger than any real one
     */
    static Optional<byte[]> entry(String fileContent, Predicate<String> wanted) {
        try (ZipInputStream zip = new ZipInputStream(new InflaterInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(fileContent))))) {
            for (int seen = 0; seen < MOST_ENTRIES; seen++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return Optional.empty();
                }
                if (wanted.test(entry.getName())) {
                    return Optional.of(bounded(zip));
                }
            }
            throw new BadMessage("bill-archive");
        } catch (IOException | IllegalArgumentException e) {
            throw new BadMessage("bill-archive");
        }
    }

    private static byte[] bounded(ZipInputStream entry) throws IOException {
        byte[] content = entry.readNBytes(MOST_BYTES);
        if (entry.read() >= 0) {
            throw new BadMessage("bill-too-large");
        }
        return content;
    }
}
