package org.fairgate.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that the service never issued, many of them signed with its very key. */
final class ForgedTokens {
    private final byte[] key;
    private final String header;
    private final String claims;
    private final long now;

    /** @param keys as configured: {@code kid:base64} */
    ForgedTokens(String keys, Instant now, UUID subject, UUID session) {
        String[] parts = keys.split(":", 2);
        this.key = Base64.getDecoder().decode(parts[1]);
        this.header = "{'typ':'JWT','alg':'HS256','kid':'" + parts[0] + "'}";
        this.now = now.getEpochSecond();
        this.claims = "{'iss':'fairgate','aud':'fairgate','sub':'" + subject + "','jti':'" + session + "','iat':"
                + this.now + ",'exp':" + (this.now + 900) + ",'kind':'access','role':'UNIT','sid':'" + session + "'}";
    }

    /** Not forged: shows that the others fail for what was changed and not for anything else. */
    String genuine() {
        return signed(header, claims);
    }

    /** All forgeries by name; none of them may be believed. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        putHeaders(all);
        putClaims(all);
        putShapes(all);
        return all;
    }

    private void putHeaders(Map<String, String> all) {
        for (String alg :
                new String[] {"none", "None", "NONE", "nOnE", "hs256", "HS384", "HS512", "RS256", "ES256", ""}) {
            String other = header.replace("HS256", alg);
            all.put("alg " + alg, signed(other, claims));
            all.put("unsigned alg " + alg, part(other) + "." + part(claims) + ".");
        }
        for (String kid : new String[] {
            "other", "", "../test", "/dev/null", "test/../test", "test' OR '1'='1", "test\\u0000", "TEST", " test"
        }) {
            all.put("kid " + kid, signed(header.replace("'kid':'test'", "'kid':'" + kid + "'"), claims));
        }
        for (String kid : new String[] {"null", "1", "['test']", "{}"}) {
            all.put("kid " + kid, signed(header.replace("'kid':'test'", "'kid':" + kid), claims));
        }
        for (String more : new String[] {
            "'jku':'https://evil.example/k'",
            "'jwk':{'kty':'oct','k':'AAAA'}",
            "'x5c':['AAAA']",
            "'x5u':'https://evil.example'",
            "'crit':['exp']",
            "'cty':'JWT'",
            "'b64':false",
            "'zip':'DEF'",
            "'enc':'A128GCM'",
            "'alg':'none'",
            "'kid':'test'"
        }) {
            all.put("header " + more, signed(header.replace("}", "," + more + "}"), claims));
        }
        all.put("no kid", signed(header.replace(",'kid':'test'", ""), claims));
        all.put("no typ", signed(header.replace("'typ':'JWT',", ""), claims));
        all.put("other typ", signed(header.replace("'JWT'", "'at+jwt'"), claims));
    }

    private void putClaims(Map<String, String> all) {
        String[][] changes = {
            {"'iss':'fairgate'", "'iss':'other'"},
            {"'iss':'fairgate',", ""},
            {"'aud':'fairgate'", "'aud':'other'"},
            {"'aud':'fairgate'", "'aud':['fairgate']"},
            {"'aud':'fairgate',", ""},
            {"'kind':'access'", "'kind':'refresh'"},
            {"'kind':'access'", "'kind':['access']"},
            {"'kind':'access',", ""},
            {"'role':'UNIT'", "'role':'ROOT'"},
            {"'role':'UNIT'", "'role':'UNIT','role':'ORGANISER'"},
            {"'role':'UNIT',", ""},
            {"'sub':", "'sub':'x','sub':"},
            {"'sub':", "'user':"},
            {"'sid':", "'session':"},
            {"'jti':", "'id':"},
            {"'iat':" + now, "'iat':" + (now + 3_600)},
            {"'iat':" + now, "'iat':" + (now - 86_400)},
            {"'exp':" + (now + 900), "'exp':" + (now - 61)},
            {"'exp':" + (now + 900), "'exp':" + now + "0"},
            {"'exp':" + (now + 900), "'exp':'" + (now + 900) + "'"},
            {"'exp':" + (now + 900), "'exp':1e99"},
            {"'exp':" + (now + 900), "'exp':9223372036854775807"},
            {"'exp':" + (now + 900), "'exp':-1"},
            {"'exp':" + (now + 900), "'exp':null"},
            {"'exp':" + (now + 900) + ",", ""},
            {"'exp':", "'exp':" + (now + 900) + ",'exp':"},
        };
        for (String[] change : changes) {
            all.put(change[0] + " → " + change[1], signed(header, claims.replace(change[0], change[1])));
        }
        all.put("no claims", signed(header, "{}"));
        all.put("array of claims", signed(header, "[]"));
        all.put("null claims", signed(header, "null"));
        all.put("claims and more", signed(header, claims + "{}"));
    }

    private void putShapes(Map<String, String> all) {
        String token = genuine();
        String unsigned = token.substring(0, token.lastIndexOf('.'));
        String signature = token.substring(token.lastIndexOf('.') + 1);
        for (String shape : new String[] {
            "x",
            ".",
            "..",
            "...",
            "a.b.c",
            "null",
            unsigned,
            unsigned + ".",
            unsigned + "." + "A".repeat(43),
            token + ".",
            token + ".x",
            "." + token,
            token + "=",
            token.substring(0, token.length() - 2),
            token + "A",
            token.toUpperCase(Locale.ROOT),
            part(header) + ".." + signature,
            "A".repeat(4_000),
            token + "A".repeat(1_500)
        }) {
            all.put("shape " + shape, shape);
        }
        all.put("another key", signed(header, claims, new byte[32], "HmacSHA256"));
        all.put("another hash", signed(header, claims, key, "HmacSHA512"));
        all.put("claims of another", part(header) + "." + part(claims.replace("UNIT", "ORGANISER")) + "." + signature);
        all.put("swapped parts", signed(claims, header));
    }

    private String signed(String first, String second) {
        return signed(first, second, key, "HmacSHA256");
    }

    private static String signed(String first, String second, byte[] with, String algorithm) {
        try {
            String body = part(first) + "." + part(second);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(with, algorithm));
            return body + "." + base64(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return base64(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
