package org.fairgate.peer.spring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes the unit out of a bearer token, if the token is one of ours, in time and for units. */
@Component
class TokenVerifier {
    private static final String BEARER = "Bearer ";

    private final String keyId;
    private final MACVerifier verifier;
    private final InstantSource clock;

    TokenVerifier(@Value("${peer.token-keys}") String tokenKeys, InstantSource clock) throws JOSEException {
        String first = tokenKeys.split(",")[0];
        int colon = first.indexOf(':');
        keyId = first.substring(0, colon);
        verifier = new MACVerifier(Base64.getDecoder().decode(first.substring(colon + 1)));
        this.clock = clock;
    }

    Optional<UUID> unitOf(String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(authorization.substring(BEARER.length()));
            boolean ours = token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && keyId.equals(token.getHeader().getKeyID())
                    && token.verify(verifier);
            return ours ? unitOf(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    private Optional<UUID> unitOf(JWTClaimsSet claims) throws ParseException {
        boolean valid = "fairgate".equals(claims.getIssuer())
                && claims.getAudience().contains("fairgate")
                && "access".equals(claims.getStringClaim("kind"))
                && "UNIT".equals(claims.getStringClaim("role"))
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().after(Date.from(clock.instant()));
        return valid ? Optional.of(UUID.fromString(claims.getSubject())) : Optional.empty();
    }
}
