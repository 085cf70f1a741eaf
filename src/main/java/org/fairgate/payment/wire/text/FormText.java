package org.fairgate.payment.wire.text;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.platform.text.Utf8;

/**
 * Forms and {@code k=v&} texts. Read strictly, since a signature is checked over what is read: each part is decoded exactly
 * once, and a field that comes twice, a strange name, half an escape or bytes that are no UTF-8 refuse the whole.
 */
public final class FormText {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_FIELDS = 200;

    /** With nothing that joins fields in the text that is signed. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private FormText() {}

    /** A form in UTF-8, keys and values encoded once. */
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The fields of an encoded form that have a value; at most 64 KiB.
     *
     * @throws BadMessage {@code form}
     */
    public static SortedMap<String, String> decode(Buffer body) {
        require(body.length() <= MOST_BYTES);
        return fields(body, FormText::decoded);
    }

    /**
     * The fields of a {@code k=v&} text that is not encoded; a value may hold {@code =}. It is an answer, and so bounded
     * already: some hold whole files.
     *
     * @throws BadMessage {@code form}
     */
    public static SortedMap<String, String> split(Buffer body) {
        return fields(body, UnaryOperator.identity());
    }

    private static SortedMap<String, String> fields(Buffer body, UnaryOperator<String> reading) {
        require(Utf8.isValid(body.getBytes()));
        SortedMap<String, String> fields = new TreeMap<>();
        String[] parts = body.toString().split("&", MOST_FIELDS + 1);
        require(parts.length <= MOST_FIELDS);
        for (String part : parts) {
            int equals = part.indexOf('=');
            require(equals > 0);
            String key = reading.apply(part.substring(0, equals));
            String value = reading.apply(part.substring(equals + 1));
            require(KEY.matcher(key).matches() && value.indexOf('\0') < 0 && !fields.containsKey(key));
            fields.put(key, value);
        }
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static String decoded(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int at = 0; at < in.length; at++) {
            if (in[at] == '%') {
                require(at + 2 < in.length && HexFormat.isHexDigit(in[at + 1]) && HexFormat.isHexDigit(in[at + 2]));
                out.write(HexFormat.fromHexDigit(in[at + 1]) << 4 | HexFormat.fromHexDigit(in[at + 2]));
                at += 2;
            } else {
                out.write(in[at] == '+' ? ' ' : in[at]);
            }
        }
        byte[] bytes = out.toByteArray();
        require(Utf8.isValid(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new BadMessage("form");
        }
    }
}
