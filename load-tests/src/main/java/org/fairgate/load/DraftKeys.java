package org.fairgate.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * The drafts of a load: for each unit the prepared start of its request and the version it stands at.
 *
 * <p>Each key is used by one connection, hence by one thread at a time; a run hands the versions on to the next.
 */
final class DraftKeys {
    /** Tokens are to live this much longer than the run, which also waits for its last answers. */
    private static final int SPARE_SECONDS = 60;

    private final byte[][] heads;
    private final long[] versions;
    private Instant signedUntil = Instant.MIN;

    DraftKeys(int count) {
        heads = new byte[count][];
        versions = new long[count];
    }

    int count() {
        return heads.length;
    }

    /** Unit number n of the load, n from 1; the pgbench script builds the same. */
    static UUID unit(int n) {
        return UUID.fromString(String.format("0190f000-0000-7000-8000-%012d", n));
    }

    /**
     * Signs a token for every unit and prepares the requests up to the header that carries the version. As a browser
     * does, the units use their tokens as long as they live: a further run of the same kind signs nothing anew while the
     * tokens outlast it.
     */
    void prepare(RunOptions options, Instant now) {
        Instant runEnds = now.plusSeconds((long) (options.warmup() + options.seconds()) + SPARE_SECONDS);
        if (runEnds.isBefore(signedUntil)) {
            return;
        }
        signedUntil = now.plusSeconds(TokenSigner.LIFETIME_SECONDS);
        var signer = new TokenSigner(options.signingKey());
        URI url = options.url();
        String start = "PUT /api/v1/drafts/" + options.page() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + FormBody.length()
                + "\r\nAuthorization: Bearer ";
        for (int key = 0; key < heads.length; key++) {
            heads[key] = (start + signer.tokenOf(unit(key + 1), now) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    byte[] head(int key) {
        return heads[key];
    }

    /** The version the server last acknowledged; 0 when the draft does not exist yet. */
    long version(int key) {
        return versions[key];
    }

    void acknowledged(int key, long version) {
        versions[key] = version;
    }

    /**
     * The keys dealt to the connections at random, so that neighbours in the table are not saved together; the same
     * deal in each run.
     */
    int[][] deal(int connections) {
        int[] order = shuffled();
        int[][] hands = new int[connections][];
        for (int c = 0; c < connections; c++) {
            hands[c] = new int[(order.length - c + connections - 1) / connections];
            for (int i = 0; i < hands[c].length; i++) {
                hands[c][i] = order[c + i * connections];
            }
        }
        return hands;
    }

    private int[] shuffled() {
        int[] order = new int[heads.length];
        Random random = new Random(1);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
