package org.fairgate.simulator.unionpay.message;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fairgate.simulator.pay.Rsa;

/** A message of the full channel 5.1.0: names with values, none of them empty. */
public final class UnionMessage {
    private static final String SIGNATURE = "signature";
    private final SortedMap<String, String> fields;

    /** A message of these fields; those that are empty are left out. */
    public UnionMessage(Map<String, String> fields) {
        this.fields = new TreeMap<>(fields);
        this.fields.values().removeIf(String::isEmpty);
    }

    /** A form that was decoded once; of a name that comes twice the last value stands, as in the real decoder's map. */
    public static UnionMessage of(MultiMap form) {
        Map<String, String> fields = new TreeMap<>();
        form.forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return new UnionMessage(fields);
    }

    /** The value, or an empty text. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** All of them, by name. */
    public SortedMap<String, String> fields() {
        return new TreeMap<>(fields);
    }

    /** The same with these on top. */
    public UnionMessage with(Map<String, String> more) {
        Map<String, String> all = fields();
        all.putAll(more);
        return new UnionMessage(all);
    }

    /** The same, signed; a signature that was there is replaced. */
    public UnionMessage signed(PrivateKey key) {
        return with(Map.of(SIGNATURE, Rsa.sign(key, digest())));
    }

    /** Whether its signature was made by this key over just these fields. */
    public boolean fits(PublicKey key) {
        return Rsa.verify(key, digest(), get(SIGNATURE));
    }

    /** What is signed: sorted by name, values as they are. */
    public String content() {
        return joined(value -> value, name -> !name.equals(SIGNATURE));
    }

    /** As an answer carries it: nothing is encoded, which the official parser of answers counts on. */
    public String text() {
        return joined(value -> value, name -> true);
    }

    /** As a form. */
    public String form() {
        return joined(value -> URLEncoder.encode(value, StandardCharsets.UTF_8), name -> true);
    }

    private String joined(UnaryOperator<String> value, Predicate<String> kept) {
        return fields.entrySet().stream()
                .filter(field -> kept.test(field.getKey()))
                .map(field -> field.getKey() + "=" + value.apply(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The lower-case hex text of the SHA-256: that text, and not the hash, is what RSA signs. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without values: they name people and cards. */
    @Override
    public String toString() {
        return "UnionMessage" + fields.keySet();
    }
}
