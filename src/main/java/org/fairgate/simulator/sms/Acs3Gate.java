package org.fairgate.simulator.sms;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets only rightly signed, fresh calls of SendSms through. */
final class Acs3Gate {
    private static final String ACTION = "SendSms";
    private static final String VERSION = "2017-05-25";
    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final int MOST_NONCES = 100_000;
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "ACS3-HMAC-SHA256 +Credential=([^,]+), *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})");
    private static final List<String> ALWAYS_SIGNED = List.of(
            "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");

    private final SmsOptions options;
    private final InstantSource clock;
    private final Map<String, Instant> nonces = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_NONCES;
        }
    };

    Acs3Gate(SmsOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    /** The refusal, or empty if the call may pass. */
    Optional<SmsAnswer> refuse(HttpServerRequest request, Buffer body) {
        MultiMap headers = request.headers();
        if (!ACTION.equals(headers.get("x-acs-action"))) {
            return Optional.of(SmsProblem.ACTION_UNKNOWN.answer());
        }
        if (!VERSION.equals(headers.get("x-acs-version"))) {
            return Optional.of(SmsProblem.VERSION_UNKNOWN.answer());
        }
        Matcher authorization = AUTHORIZATION.matcher(value(headers, "authorization"));
        if (!authorization.matches()) {
            return Optional.of(SmsProblem.SIGNATURE_INCOMPLETE.answer());
        }
        if (!authorization.group(1).equals(options.accessKeyId())) {
            return Optional.of(SmsProblem.ACCESS_KEY_UNKNOWN.answer());
        }
        return refuseDate(value(headers, "x-acs-date"))
                .or(() -> refuseSignature(request, body, authorization))
                .or(() -> refuseNonce(value(headers, "x-acs-signature-nonce")));
    }

    private Optional<SmsAnswer> refuseDate(String date) {
        try {
            Duration difference = Duration.between(Instant.parse(date), clock.instant());
            return difference.abs().compareTo(TOLERANCE) > 0
                    ? Optional.of(SmsProblem.DATE_EXPIRED.answer())
                    : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.of(SmsProblem.DATE_UNREADABLE.answer());
        }
    }

    private Optional<SmsAnswer> refuseSignature(HttpServerRequest request, Buffer body, Matcher authorization) {
        List<String> names = Arrays.asList(authorization.group(2).split(";"));
        String bodyHash = Acs3.sha256(body.getBytes());
        if (!names.containsAll(ALWAYS_SIGNED) || !bodyHash.equals(value(request.headers(), "x-acs-content-sha256"))) {
            return Optional.of(SmsProblem.SIGNATURE_INCOMPLETE.answer());
        }
        SortedMap<String, String> signed = new TreeMap<>();
        names.forEach(name -> signed.put(name, value(request.headers(), name).strip()));
        String query = Optional.ofNullable(request.query()).orElse("");
        String canonical =
                Acs3.canonical(new Acs3.Request(request.method().name(), request.path(), query, signed, bodyHash));
        String expected = Acs3.signature(options.accessKeySecret(), canonical);
        return same(expected, authorization.group(3))
                ? Optional.empty()
                : Optional.of(SmsProblem.SIGNATURE_WRONG.answer(" server canonical request is:" + canonical));
    }

    private synchronized Optional<SmsAnswer> refuseNonce(String nonce) {
        // a date may be as far ahead as behind, so a nonce has to be known for twice the tolerance
        Instant forgotten = clock.instant().minus(TOLERANCE.multipliedBy(2));
        nonces.values().removeIf(seen -> seen.isBefore(forgotten));
        if (nonce.isEmpty()) {
            return Optional.of(SmsProblem.SIGNATURE_INCOMPLETE.answer());
        }
        return nonces.putIfAbsent(nonce, clock.instant()) == null
                ? Optional.empty()
                : Optional.of(SmsProblem.NONCE_USED.answer());
    }

    private static String value(MultiMap headers, String name) {
        return Optional.ofNullable(headers.get(name)).orElse("");
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
