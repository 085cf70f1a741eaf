package org.fairgate.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fairgate.kernel.id.UnitId;

/**
 * The hash of one link: SHA-256 over version, unit, number, time in microseconds, each text as length and UTF-8, and the
 * hash before. The lengths make the encoding unambiguous: no text can slide into the next field.
 */
final class AuditHash {
    private static final int VERSION = 1;
    private static final int BYTES = 32;

    private AuditHash() {}

    /** What stands before the first link. */
    static byte[] origin() {
        return new byte[BYTES];
    }

    static byte[] of(AuditEntry entry, long seq, Instant at, byte[] before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeUnit(out, entry.unit());
            out.writeLong(seq);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (String text :
                    new String[] {entry.actor(), entry.action(), entry.subject(), entry.from(), entry.to(), entry.why()
                    }) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            out.write(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void writeUnit(DataOutputStream out, UnitId unit) throws IOException {
        out.writeLong(unit.value().getMostSignificantBits());
        out.writeLong(unit.value().getLeastSignificantBits());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
