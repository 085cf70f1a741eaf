package org.fairgate.person.base;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.unit.Reason;

/** Encrypts what was submitted of a person and why it came back, and reads it again. */
public final class RoundSeal {
    private final FieldCipher cipher;

    public RoundSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** The submitted values as the table keeps them. */
    public Buffer body(PersonKey key, int round, Map<String, List<String>> fields) {
        JsonObject json = new JsonObject();
        fields.forEach((name, values) -> json.put(name, new JsonArray(List.copyOf(values))));
        return Buffer.buffer(cipher.encrypt(context(key, round, "person-round"), json.encode()));
    }

    /** What {@link #body} wrote. */
    public Map<String, List<String>> fields(PersonKey key, int round, Buffer body) {
        JsonObject json = new JsonObject(cipher.decryptText(context(key, round, "person-round"), body.getBytes()));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        json.forEach(entry -> fields.put(entry.getKey(), texts((JsonArray) entry.getValue())));
        return fields;
    }

    /** Reasons as the table keeps them. */
    public Buffer reasons(PersonKey key, int round, List<Reason> reasons) {
        JsonArray json = new JsonArray();
        reasons.forEach(
                reason -> json.add(new JsonObject().put("field", reason.field()).put("text", reason.text())));
        return Buffer.buffer(cipher.encrypt(context(key, round, "person-reasons"), json.encode()));
    }

    /** What {@link #reasons(PersonKey, int, List)} wrote. */
    public List<Reason> reasons(PersonKey key, int round, Buffer reasons) {
        return new JsonArray(cipher.decryptText(context(key, round, "person-reasons"), reasons.getBytes()))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(json -> new Reason(json.getString("field"), json.getString("text")))
                        .toList();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }

    private static String context(PersonKey key, int round, String what) {
        return key.context(what) + "/" + round;
    }
}
