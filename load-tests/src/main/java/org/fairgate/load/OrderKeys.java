package org.fairgate.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The orders of a load: each unit makes one after the other, each of the next two of its persons and under a key of its
 * own. The persons are those of {@code lib/orders.sql}; a unit that has used up its own is refused by the service.
 */
final class OrderKeys implements Work {
    /** Orders that a unit's persons are enough for, of two persons each. */
    static final int ORDERS = 25;

    private static final int PERSONS = 2;
    private static final int SERIAL = 12;
    private static final byte[] ONCE = ascii("Idempotency-Key: load-");
    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] BEGIN = ascii("{\"personIds\":[\"0190f200-0000-7000-8000-");
    private static final byte[] NEXT = ascii("\",\"0190f200-0000-7000-8000-");
    private static final byte[] END = ascii("\"]}");
    private static final int BODY_BYTES = BEGIN.length + NEXT.length + END.length + PERSONS * SERIAL;
    private static final int MOST_HEAD_BYTES = 2_048;

    private final Heads heads;
    private final int[] made;

    OrderKeys(int count) {
        heads = new Heads(count);
        made = new int[count];
    }

    @Override
    public void prepare(RunOptions options, Instant now) {
        heads.prepare(options, now, "POST /api/v1/orders", BODY_BYTES);
    }

    @Override
    public int count() {
        return heads.count();
    }

    @Override
    public void write(int key, ByteBuffer out) {
        long order = (long) (key + 1) * ORDERS + made[key]++;
        out.put(heads.of(key)).put(ONCE);
        Digits.put(out, order, 1);
        out.put(END_OF_HEAD).put(BEGIN);
        Digits.put(out, order * PERSONS, SERIAL);
        out.put(NEXT);
        Digits.put(out, order * PERSONS + 1, SERIAL);
        out.put(END);
    }

    @Override
    public void answered(int key, AnswerReader answer) {}

    @Override
    public int longest() {
        return MOST_HEAD_BYTES + BODY_BYTES;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
