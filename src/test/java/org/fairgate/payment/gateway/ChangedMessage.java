package org.fairgate.payment.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fairgate.payment.wire.text.FormText;

/**
 * A message of a gateway of which one thing was changed on the way.
 *
 * @param what was changed
 */
record ChangedMessage(String what, Incoming message) {
    /** Of the headers, those that belong to a message. */
    private static final List<String> SIGNED_HEADERS =
            List.of("Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial");

    /** The message with each of its fields another, empty, gone and there twice, and with one that was never there. */
    static List<ChangedMessage> all(Incoming valid) {
        List<ChangedMessage> all = new ArrayList<>();
        for (String name : SIGNED_HEADERS) {
            if (valid.headers().contains(name)) {
                all.addAll(headers(valid, name));
            }
        }
        String body = valid.body().toString();
        all.addAll(body.startsWith("{") ? json(valid, new JsonObject(body)) : form(valid, body));
        return all;
    }

    private static List<ChangedMessage> headers(Incoming valid, String name) {
        String value = valid.headers().get(name);
        return List.of(
                header(valid, name + " another", headers -> headers.set(name, another(value))),
                header(valid, name + " empty", headers -> headers.set(name, "")),
                header(valid, name + " gone", headers -> headers.remove(name)),
                header(valid, name + " twice", headers -> headers.add(name, value)));
    }

    private static ChangedMessage header(Incoming valid, String what, Consumer<MultiMap> change) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(valid.headers());
        change.accept(headers);
        return new ChangedMessage(what, new Incoming(headers, valid.body()));
    }

    private static List<ChangedMessage> form(Incoming valid, String body) {
        List<ChangedMessage> all = new ArrayList<>();
        SortedMap<String, String> fields = FormText.decode(valid.body());
        fields.forEach((name, value) -> {
            all.add(fields(valid, name + " another", fields, changed -> changed.put(name, another(value))));
            all.add(fields(valid, name + " empty", fields, changed -> changed.put(name, "")));
            all.add(fields(valid, name + " gone", fields, changed -> changed.remove(name)));
            all.add(body(valid, name + " twice", body + "&" + FormText.encode(Map.of(name, value))));
        });
        all.add(fields(valid, "one more", fields, changed -> changed.put("more", "1")));
        return all;
    }

    private static ChangedMessage fields(
            Incoming valid, String what, SortedMap<String, String> fields, Consumer<SortedMap<String, String>> change) {
        SortedMap<String, String> changed = new TreeMap<>(fields);
        change.accept(changed);
        return body(valid, what, FormText.encode(changed));
    }

    private static List<ChangedMessage> json(Incoming valid, JsonObject whole) {
        List<ChangedMessage> all = new ArrayList<>();
        for (List<String> path : paths(whole, List.of())) {
            String name = path.get(path.size() - 1);
            all.add(json(valid, path + " another", whole, path, at -> at.put(name, another(at.getString(name)))));
            all.add(json(valid, path + " empty", whole, path, at -> at.put(name, "")));
            all.add(json(valid, path + " gone", whole, path, at -> at.remove(name)));
        }
        all.add(json(valid, "one more", whole, List.of("more"), at -> at.put("more", "1")));
        all.add(body(valid, "twice", whole.encode() + whole.encode()));
        return all;
    }

    private static List<List<String>> paths(JsonObject object, List<String> above) {
        List<List<String>> all = new ArrayList<>();
        for (String name : object.fieldNames()) {
            List<String> path = new ArrayList<>(above);
            path.add(name);
            if (object.getValue(name) instanceof JsonObject inner) {
                all.addAll(paths(inner, path));
            } else {
                all.add(path);
            }
        }
        return all;
    }

    private static ChangedMessage json(
            Incoming valid, String what, JsonObject whole, List<String> path, Consumer<JsonObject> change) {
        JsonObject changed = whole.copy();
        JsonObject at = changed;
        for (String name : path.subList(0, path.size() - 1)) {
            at = at.getJsonObject(name);
        }
        change.accept(at);
        return body(valid, what, changed.encode());
    }

    private static ChangedMessage body(Incoming valid, String what, String body) {
        return new ChangedMessage(what, new Incoming(valid.headers(), Buffer.buffer(body)));
    }

    /** Another text of the same length, so that nothing but its meaning is wrong. */
    private static String another(String value) {
        if (value.isEmpty()) {
            return "1";
        }
        char last = value.charAt(value.length() - 1);
        return value.substring(0, value.length() - 1) + (last == '1' ? '2' : '1');
    }
}
