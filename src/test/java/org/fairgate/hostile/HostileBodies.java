package org.fairgate.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Bodies made of a good one: first those that are no strict JSON object, then objects that are not the right one. */
final class HostileBodies {
    private static final int DEEP = 10_000;

    /** JSON values of every kind, by what they are called. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("true", "true"),
            Map.entry("zero", "0"),
            Map.entry("minus", "-1"),
            Map.entry("fraction", "1.9"),
            Map.entry("above int", "4294967297"),
            Map.entry("above long", "18446744073709551617"),
            Map.entry("above double", "1e999"),
            Map.entry("far above double", "1e999999999"),
            Map.entry("below double", "-1e-999999999"),
            Map.entry("array", "[]"),
            Map.entry("array of texts", "[\"a\"]"),
            Map.entry("array of null", "[null]"),
            Map.entry("object", "{}"),
            Map.entry("object with a type", "{\"@class\":\"java.lang.Runtime\"}"));

    private static final List<String> NO_OBJECT = List.of(
            " ",
            "{",
            "}",
            "[]",
            "\"text\"",
            "1",
            "true",
            "null",
            "nul",
            "undefined",
            "NaN",
            "-",
            "{}{}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1",
            "{\"a\":1,}",
            "{,}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":1.}",
            "{\"a\":.5}",
            "{\"a\":0x10}",
            "{\"a\":NaN}",
            "{\"a\":-Infinity}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"unfinished",
            "<xml/>",
            "a=b&c=d",
            "--x");

    /** Those of the values that are of the right type after all. */
    private static final Map<String, String> RIGHT = Map.of("boolean", "true", "array", "[]", "object", "{}");

    private final JsonNode sample;

    HostileBodies(JsonNode sample) {
        this.sample = sample;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The good body with one more member in front, as text of its own. */
    private String with(String member) {
        String text = sample.toString();
        return "{" + member + (sample.isEmpty() ? "" : ",") + text.substring(1);
    }

    /** No JSON object as we read them: 400. */
    Map<String, byte[]> malformed() {
        String good = sample.toString();
        Map<String, byte[]> all = new LinkedHashMap<>();
        NO_OBJECT.forEach(text -> all.put(text, utf8(text)));
        for (String text :
                List.of("[" + good + "]", "/**/" + good, good + "//", good + good, good + "\0", "\ufeff" + good)) {
            all.put(text, utf8(text));
        }
        all.put("deep arrays", utf8(with("\"deep\":" + "[".repeat(DEEP) + "]".repeat(DEEP))));
        all.put("deep objects", utf8(with("\"deep\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))));
        all.put("only opening", utf8("[".repeat(DEEP)));
        all.put("21 deep", utf8(with("\"deep\":" + "[".repeat(20) + "]".repeat(20))));
        all.put("a number of 1000 digits", utf8(with("\"n\":" + "9".repeat(1_000))));
        all.put("a fraction of 1000 digits", utf8(with("\"n\":0." + "9".repeat(1_000))));
        all.put("a long name", utf8(with("\"" + "n".repeat(10_000) + "\":1")));
        all.put("UTF-16", good.getBytes(StandardCharsets.UTF_16));
        all.put("UTF-16 without mark", good.getBytes(StandardCharsets.UTF_16LE));
        all.put("UTF-32", good.getBytes(java.nio.charset.Charset.forName("UTF-32")));
        putCharacters(all);
        putDuplicates(all);
        return all;
    }

    private void putCharacters(Map<String, byte[]> all) {
        for (String escape :
                new String[] {"\\u0000", "\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d", "\\uD800\\u0041"}) {
            all.put("value " + escape, utf8(with("\"x\":\"" + escape + "\"")));
            all.put("name " + escape, utf8(with("\"" + escape + "\":1")));
            all.put("nested " + escape, utf8(with("\"x\":[{\"y\":\"" + escape + "\"}]")));
            sample.fieldNames()
                    .forEachRemaining(name -> all.put(name + " " + escape, utf8(replaced(name, "\"" + escape + "\""))));
        }
        int[][] notUtf8 = {
            {0xff},
            {0x80},
            {0xc3},
            {0xc0, 0xae},
            {0xe0, 0x80, 0xae},
            {0xe4, 0xbd},
            {0xed, 0xa0, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf8, 0x88, 0x80, 0x80, 0x80},
            {0x00}
        };
        for (int[] bytes : notUtf8) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(utf8("{\"x\":\""));
            for (int value : bytes) {
                body.write(value);
            }
            body.writeBytes(utf8("\"," + sample.toString().substring(1)));
            all.put("bytes " + java.util.Arrays.toString(bytes), body.toByteArray());
        }
    }

    private void putDuplicates(Map<String, byte[]> all) {
        all.put("twice", utf8(with("\"x\":1,\"x\":1")));
        all.put("twice, once escaped", utf8(with("\"x\":1,\"\\u0078\":1")));
        all.put("twice below", utf8(with("\"x\":{\"y\":1,\"y\":2}")));
        sample.fieldNames().forEachRemaining(name -> all.put(name + " twice", utf8(with("\"" + name + "\":null"))));
    }

    private String replaced(String name, String json) {
        StringBuilder body = new StringBuilder("{");
        for (Entry<String, JsonNode> member : sample.properties()) {
            body.append(body.length() == 1 ? "" : ",")
                    .append('"')
                    .append(member.getKey())
                    .append("\":")
                    .append(member.getKey().equals(name) ? json : member.getValue());
        }
        String closed = body + "}";
        return sample.has(name) ? closed : with("\"" + name + "\":" + json);
    }

    /** Objects with members that are not in the schema. */
    Map<String, byte[]> withUnknown() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String name : new String[] {"", "unknown", "__proto__", "constructor", "@type", "id", "role", "unitId"}) {
            if (!sample.has(name)) {
                all.put("unknown " + name, utf8(with("\"" + name + "\":\"x\"")));
            }
        }
        StringBuilder many = new StringBuilder("\"many0\":1");
        for (int i = 1; i < 3_000; i++) {
            many.append(",\"many").append(i).append("\":1");
        }
        all.put("3000 unknown", utf8(with(many.toString())));
        return all;
    }

    /** Objects in which one property of the schema has a value of another type than the schema names. */
    Map<String, byte[]> withWrongTypes(JsonNode schema) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(property -> {
            VALUES.forEach((what, json) -> {
                if (!isRight(property.getValue(), what, json)) {
                    all.put(property.getKey() + " " + what, utf8(replaced(property.getKey(), json)));
                }
            });
        });
        return all;
    }

    /** Whether the value is of the property's type after all, and within what the contract lets it be. */
    private static boolean isRight(JsonNode property, String what, String json) {
        return switch (what) {
            case "array of texts" -> property.at("/items/type").asText().equals("string");
            case "zero" -> property.path("minimum").asInt(1) == 0;
            case "above int" -> property.path("format").asText().equals("int64");
            default -> json.equals(RIGHT.get(typeOf(property)));
        };
    }

    /** What a property is when it is there; the first of several types. */
    private static String typeOf(JsonNode property) {
        JsonNode type = property.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    /** Objects with values of the right type that nobody would type, and with none. */
    Map<String, byte[]> withOddTexts(JsonNode schema) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("empty object", utf8("{}"));
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            all.put(name + " null", utf8(replaced(name, "null")));
            for (String text : new String[] {
                "",
                " ",
                "../../etc/passwd' OR 1=1 --",
                "\\r\\nX: \\u202e\\u0001\\u007f\\uffff",
                "9".repeat(400),
                "x".repeat(40_000),
                "a@".repeat(200),
                "e\\u0301".repeat(2_000)
            }) {
                all.put(
                        name + " " + text.substring(0, Math.min(20, text.length())),
                        utf8(replaced(name, "\"" + text + "\"")));
            }
        });
        return all;
    }

    /** Every value by itself, for forms that take any. */
    static Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>(VALUES);
        all.put("null", "null");
        all.put("markup", "\"<script>alert(1)</script>\"");
        all.put("long", "\"" + "x".repeat(1_000) + "\"");
        all.put("nested", "[[{\"a\":[1,{\"b\":null}]}]]");
        all.put("odd", "\"\\u202e\\u0001\\ud83d\\ude00\"");
        all.put("digits", "\"" + "9".repeat(400) + "\"");
        all.put("number of 64 digits", "9".repeat(64));
        return all;
    }
}
