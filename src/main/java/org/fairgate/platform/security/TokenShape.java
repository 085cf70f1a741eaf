package org.fairgate.platform.security;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fairgate.kernel.Role;

/**
 * Everything about a token but its signature: exactly three parts, exactly our header ({@code alg typ kid}), every claim
 * present, of its type and within its time. Unknown headers such as {@code jku}, {@code jwk} or {@code crit} are refused.
 */
final class TokenShape {
    private static final int LONGEST = 1_024;
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class)
            .without(JsonParser.Feature.ALLOW_COMMENTS);

    private final InstantSource clock;
    private final Duration leeway;

    TokenShape(InstantSource clock, Duration leeway) {
        this.clock = clock;
        this.leeway = leeway;
    }

    record Checked(String kid, Principal principal) {}

    Optional<Checked> check(String token) {
        // Padding would be a second spelling of the same token.
        if (token.length() > LONGEST || token.indexOf('=') >= 0) {
            return Optional.empty();
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 1 || second < first + 2 || second == token.length() - 1 || token.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        try {
            JsonNode header = part(token, 0, first);
            return headerIsOurs(header)
                    ? principal(part(token, first + 1, second))
                            .map(principal -> new Checked(header.get("kid").textValue(), principal))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static JsonNode part(String token, int from, int to) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.substring(from, to)));
    }

    private static boolean headerIsOurs(JsonNode header) {
        if (!header.isObject() || header.size() != HEADERS.size()) {
            return false;
        }
        return "HS256".equals(header.path("alg").textValue())
                && "JWT".equals(header.path("typ").textValue())
                && header.path("kid").isTextual();
    }

    private Optional<Principal> principal(JsonNode claims) {
        boolean ours = AccessTokens.ISSUER.equals(claims.path("iss").textValue())
                && AccessTokens.AUDIENCE.equals(claims.path("aud").textValue())
                && (isKind(AccessTokens.KIND, claims) || isKind(AccessTokens.UNFINISHED_KIND, claims))
                && claims.path("exp").isIntegralNumber()
                && claims.path("iat").isIntegralNumber()
                && claims.path("sub").isTextual()
                && claims.path("jti").isTextual()
                && claims.path("role").isTextual()
                && claims.path("sid").isTextual();
        if (!ours) {
            return Optional.empty();
        }
        Principal principal = new Principal(
                UUID.fromString(claims.get("sub").textValue()),
                Role.valueOf(claims.get("role").textValue()),
                UUID.fromString(claims.get("sid").textValue()),
                Instant.ofEpochSecond(claims.get("iat").longValue()),
                Instant.ofEpochSecond(claims.get("exp").longValue()),
                isKind(AccessTokens.UNFINISHED_KIND, claims));
        return isInTime(principal) ? Optional.of(principal) : Optional.empty();
    }

    private static boolean isKind(String kind, JsonNode claims) {
        return kind.equals(claims.path("kind").textValue());
    }

    /** Not expired, not from the future, and not living longer than any token we issue. */
    boolean isInTime(Principal principal) {
        Instant now = clock.instant();
        return now.isBefore(principal.expiresAt().plus(leeway))
                && now.plus(leeway).isAfter(principal.issuedAt())
                && Duration.between(principal.issuedAt(), principal.expiresAt()).compareTo(Duration.ofHours(1)) <= 0;
    }
}
