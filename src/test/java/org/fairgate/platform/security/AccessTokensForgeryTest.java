package org.fairgate.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fairgate.kernel.Role;
import org.fairgate.platform.config.Secret;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that were never ours, most of them correctly signed: none may be believed. */
class AccessTokensForgeryTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
    private static final String HEADER = "{'typ':'JWT','alg':'HS256','kid':'k2'}";
    private static final UUID SUBJECT = new UUID(0x7000L, 0x8000_0000_0000_0001L);
    private static final UUID SESSION = new UUID(0x7000L, 0x8000_0000_0000_0002L);
    private static final long NOW = TestClock.START.getEpochSecond();
    private static final String CLAIMS = "{'iss':'fairgate','aud':'fairgate','sub':'" + SUBJECT + "','jti':'" + SUBJECT
            + "','iat':" + NOW + ",'exp':" + (NOW + 900) + ",'kind':'access','role':'UNIT','sid':'" + SESSION + "'}";

    private final TestClock clock = new TestClock();
    private final AccessTokens tokens = new AccessTokens(
            VERTX,
            KeyRing.parse("test", new Secret("k2:" + base64(KEY) + ",k1:" + base64(OLD_KEY))),
            clock,
            Duration.ofMinutes(15),
            Duration.ofSeconds(60));

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, String claims, byte[] key, String algorithm) {
        try {
            String body = part(header) + "." + part(claims);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return body + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String header, String claims) {
        return signed(header, claims, KEY, "HmacSHA256");
    }

    private boolean believed(String token) {
        return tokens.verify(token).await().isPresent();
    }

    @Test
    void ourOwnTokensAndThoseOfARotatedKeyAreBelieved() {
        assertThat(believed(tokens.issue(SUBJECT, Role.UNIT, SESSION, SUBJECT))).isTrue();
        assertThat(believed(signed(HEADER, CLAIMS))).isTrue();
        assertThat(believed(signed(HEADER.replace("k2", "k1"), CLAIMS, OLD_KEY, "HmacSHA256")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'typ':'JWT','alg':'none','kid':'k2'}",
                "{'typ':'JWT','alg':'None','kid':'k2'}",
                "{'typ':'JWT','alg':'hs256','kid':'k2'}",
                "{'typ':'JWT','alg':'HS384','kid':'k2'}",
                "{'typ':'JWT','alg':'HS512','kid':'k2'}",
                "{'typ':'JWT','alg':'RS256','kid':'k2'}",
                "{'typ':'JWT','alg':'','kid':'k2'}",
                "{'typ':'JWT','alg':null,'kid':'k2'}",
                "{'typ':'JWT','alg':['HS256'],'kid':'k2'}",
                "{'typ':'JWT','kid':'k2'}",
                "{'typ':'JWT','alg':'HS256'}",
                "{'typ':'JWT','alg':'HS256','kid':'k3'}",
                "{'typ':'JWT','alg':'HS256','kid':''}",
                "{'typ':'JWT','alg':'HS256','kid':null}",
                "{'typ':'JWT','alg':'HS256','kid':2}",
                "{'typ':'JWT','alg':'HS256','kid':'../../k2'}",
                "{'typ':'JWT','alg':'HS256','kid':'k2/../k2'}",
                "{'typ':'JWT','alg':'HS256','kid':'k1'}",
                "{'typ':'JWT','alg':'HS256','kid':'k2','jku':'https://evil.example/keys'}",
                "{'typ':'JWT','alg':'HS256','kid':'k2','jwk':{'kty':'oct','k':'AAAA'}}",
                "{'typ':'JWT','alg':'HS256','kid':'k2','x5c':['AAAA']}",
                "{'typ':'JWT','alg':'HS256','kid':'k2','x5u':'https://evil.example'}",
                "{'typ':'JWT','alg':'HS256','kid':'k2','crit':['exp']}",
                "{'typ':'at+jwt','alg':'HS256','kid':'k2'}",
                "{'alg':'HS256','kid':'k2'}",
                "{'typ':'JWT','alg':'HS256','alg':'none','kid':'k2'}",
                "[]",
                "'JWT'",
                "null"
            })
    void aForeignHeaderIsRefused(String header) {
        assertThat(believed(signed(header, CLAIMS))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'iss':'fairgate'|'iss':'other'",
                "'iss':'fairgate',|",
                "'aud':'fairgate'|'aud':'other'",
                "'aud':'fairgate'|'aud':['fairgate']",
                "'aud':'fairgate',|",
                "'kind':'access'|'kind':'refresh'",
                "'kind':'access',|",
                "'role':'UNIT'|'role':'ROOT'",
                "'role':'UNIT'|'role':'unit'",
                "'role':'UNIT',|",
                "'role':'UNIT'|'role':'UNIT','role':'ORGANISER'",
                "'sub':|'sub':'x','sub':",
                "'sub':|'user':",
                "'sid':|'session':",
                "'jti':|'id':",
                "'iat':|'nbf':",
                "'exp':|'expires':",
            })
    void aForeignClaimIsRefused(String ours, @org.jspecify.annotations.Nullable String theirs) {
        String claims = CLAIMS.replace(ours, theirs == null ? "" : theirs);
        assertThat(claims).isNotEqualTo(CLAIMS);
        assertThat(believed(signed(HEADER, claims))).isFalse();
    }

    @Test
    void timesAreHeldTo() {
        String exp = "'exp':" + (NOW + 900);
        String iat = "'iat':" + NOW;
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':" + (NOW - 61)))))
                .isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':" + (NOW + 4_000)))))
                .isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':9999999999"))))
                .isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':'" + (NOW + 900) + "'"))))
                .isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':1e12")))).isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':99999999999999999999999"))))
                .isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(exp, "'exp':null")))).isFalse();
        assertThat(believed(signed(HEADER, CLAIMS.replace(iat, "'iat':" + (NOW + 120)))))
                .isFalse();
        String token = tokens.issue(SUBJECT, Role.UNIT, SESSION, SUBJECT);
        clock.advance(Duration.ofMinutes(15).plusSeconds(59));
        assertThat(believed(token)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(believed(token)).isFalse();
    }

    @Test
    void aTokenThatIsNotThreeWholePartsWithOurSignatureIsRefused() {
        String token = signed(HEADER, CLAIMS);
        String unsigned = token.substring(0, token.lastIndexOf('.'));
        for (String forged : new String[] {
            "",
            ".",
            "..",
            "...",
            "a.b.c",
            " ",
            "null",
            unsigned,
            unsigned + ".",
            token + ".",
            token + ".x",
            "." + token,
            token + "=",
            " " + token,
            "Bearer " + token,
            token.substring(0, token.length() - 2),
            unsigned + "." + "A".repeat(43),
            part(HEADER) + ".." + token.substring(token.lastIndexOf('.') + 1),
            token.toUpperCase(java.util.Locale.ROOT),
            "é".repeat(20),
            "A".repeat(5_000),
            token + "A".repeat(1_000),
            signed(HEADER, CLAIMS, OLD_KEY, "HmacSHA256"),
            signed(HEADER, CLAIMS, KEY, "HmacSHA512"),
            signed(HEADER, CLAIMS, new byte[32], "HmacSHA256"),
            signed(HEADER, "[]"),
            signed(HEADER, "null"),
            signed(HEADER, CLAIMS + "{}"),
            signed(HEADER, "{"),
            signed(CLAIMS, HEADER)
        }) {
            assertThat(believed(forged)).as(forged).isFalse();
        }
    }

    @Test
    void aChangedClaimUnderTheOldSignatureIsRefused() {
        String token = signed(HEADER, CLAIMS);
        String[] parts = token.split("\\.", -1);
        String raised = part(CLAIMS.replace("UNIT", "ORGANISER"));
        assertThat(believed(parts[0] + "." + raised + "." + parts[2])).isFalse();
    }
}
