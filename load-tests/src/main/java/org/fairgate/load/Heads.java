package org.fairgate.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The prepared start of each unit's requests, with its token. */
final class Heads {
    /** Tokens are to live this much longer than the run, which also waits for its last answers. */
    private static final int SPARE_SECONDS = 60;

    private final byte[][] heads;
    private Instant signedUntil = Instant.MIN;

    Heads(int count) {
        heads = new byte[count][];
    }

    int count() {
        return heads.length;
    }

    /** Unit number n of the load, n from 1; the scripts build the same. */
    static UUID unit(int n) {
        return UUID.fromString(String.format("0190f000-0000-7000-8000-%012d", n));
    }

    /**
     * Signs a token for every unit and prepares the requests up to the first header that differs between a unit's requests.
     * As a browser does, the units use their tokens as long as they live: a further run of the same kind signs nothing
     * anew while the tokens outlast it.
     *
     * @param request method and path
     * @param bodyBytes length of every body
     */
    void prepare(RunOptions options, Instant now, String request, int bodyBytes) {
        Instant runEnds = now.plusSeconds((long) (options.warmup() + options.seconds()) + SPARE_SECONDS);
        if (runEnds.isBefore(signedUntil)) {
            return;
        }
        signedUntil = now.plusSeconds(TokenSigner.LIFETIME_SECONDS);
        var signer = new TokenSigner(options.signingKey());
        String start = request + " HTTP/1.1\r\nHost: " + options.url().getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + bodyBytes + "\r\nAuthorization: Bearer ";
        for (int key = 0; key < heads.length; key++) {
            heads[key] = (start + signer.tokenOf(unit(key + 1), now) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    byte[] of(int key) {
        return heads[key];
    }
}
