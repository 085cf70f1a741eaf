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
 * says and how often that stood in the file before. Two equal lines of one day are two payments.
 */
public final class LineKeys {
    private LineKeys() {}

    /** SHA-256 of each line's name, in their order. */
    public static List<byte[]> of(List<StatementLine> lines) {
        Map<String, Integer> seen = new HashMap<>();
        List<byte[]> keys = new ArrayList<>(lines.size());
        for (StatementLine line : lines) {
            String said = line.bookedOn() + "\n" + line.amount() + "\n" + line.currency() + "\n";
            String name = line.bankId().map(id -> said + "id\n" + id).orElseGet(() -> said + content(line));
            int before = seen.merge(name, 1, Integer::sum);
            keys.add(sha256(line.bankId().isPresent() ? name : name + "\n" + before));
        }
        return keys;
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
