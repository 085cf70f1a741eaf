package org.fairgate.payment.statement.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names lines so that one that comes again, in the same file or another, is known: by the bank's own number, else by what it
 * says, and by how often that stood in the file before. So two equal lines of one file are two payments, whether the bank
 * numbers its lines or not (some give all payments of a batch one number), and in a file of an overlapping period they are the
 * same two again.
 */
public final class LineKeys {
    private LineKeys() {}

    /** SHA-256 of each line's name, in their order. */
    public static List<byte[]> of(List<StatementLine> lines) {
        Map<String, Integer> seen = new HashMap<>();
        List<byte[]> keys = new ArrayList<>(lines.size());
        for (StatementLine line : lines) {
            String name = name(line);
            int nth = seen.merge(name, 1, Integer::sum);
            keys.add(sha256(name + "\n" + nth));
        }
        return keys;
    }

    private static String name(StatementLine line) {
        String booked = line.bookedOn() + "\n" + line.amount() + "\n" + line.currency() + "\n";
        return booked + line.bankId().map(id -> "id\n" + id).orElseGet(() -> content(line));
    }

    private static String content(StatementLine line) {
        return line.payer() + "\n" + line.account() + "\n" + line.text();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
