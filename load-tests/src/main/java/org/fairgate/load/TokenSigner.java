package org.fairgate.load;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the access tokens of the units, HS256, as the service itself would.
 *
 * <p>Not safe for use by several threads at once.
 */
final class TokenSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** As long as the service's own tokens live; a run that lasts longer signs anew. */
    static final int LIFETIME_SECONDS = 15 * 60;

    private final Mac mac;
    private final String header;

    /** @param signingKey {@code kid:base64 of the secret} */
    TokenSigner(String signingKey) {
        int colon = signingKey.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no signing key: set FAIRGATE_SECURITY_TOKEN_KEYS=kid:base64");
        }
        header = encode("{\"alg\":\"HS256\",\"kid\":\"" + signingKey.substring(0, colon) + "\",\"typ\":\"JWT\"}");
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(signingKey.substring(colon + 1)), "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token of the unit, valid from now for {@link #LIFETIME_SECONDS}. */
    String tokenOf(UUID unit, Instant now) {
        long issued = now.getEpochSecond();
        String payload = "{\"iss\":\"fairgate\",\"aud\":\"fairgate\",\"sub\":\"" + unit + "\",\"jti\":\""
                + new UUID(unit.getLeastSignificantBits(), issued) + "\",\"iat\":" + issued + ",\"exp\":"
                + (issued + LIFETIME_SECONDS) + ",\"kind\":\"access\",\"role\":\"UNIT\",\"sid\":\"" + unit + "\"}";
        String signed = header + '.' + encode(payload);
        byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + BASE64.encodeToString(signature);
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
