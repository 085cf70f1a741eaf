package org.fairgate.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The drafts of a load, one for each unit, and the version that each stands at. */
final class DraftKeys implements Work {
    private static final byte[] FIRST_SAVE = ascii("If-None-Match: *\r\n\r\n");
    private static final byte[] BASED_ON = ascii("If-Match: \"");
    private static final byte[] END_OF_HEAD = ascii("\"\r\n\r\n");
    private static final int MOST_HEAD_BYTES = 2_048;

    private final Heads heads;
    private final long[] versions;

    DraftKeys(int count) {
        heads = new Heads(count);
        versions = new long[count];
    }

    @Override
    public void prepare(RunOptions options, Instant now) {
        heads.prepare(options, now, "PUT /api/v1/drafts/" + options.page(), FormBody.length());
    }

    @Override
    public int count() {
        return heads.count();
    }

    @Override
    public void write(int key, ByteBuffer out) {
        long version = versions[key];
        out.put(heads.of(key));
        if (version == 0) {
            out.put(FIRST_SAVE);
        } else {
            out.put(BASED_ON);
            Digits.put(out, version, 1);
            out.put(END_OF_HEAD);
        }
        FormBody.put(out, version + 1);
    }

    /** The version that the server last acknowledged is what the next save is based on. */
    @Override
    public void answered(int key, AnswerReader answer) {
        if (answer.version() > 0) {
            versions[key] = answer.version();
        }
    }

    @Override
    public int longest() {
        return MOST_HEAD_BYTES + FormBody.length();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
