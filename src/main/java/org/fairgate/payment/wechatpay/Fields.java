package org.fairgate.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.StrictJson;

/**
 * One JSON object of the platform, read strictly: a field is there and of its form, or the whole message is bad. Fields that
 * nobody asks for are no matter: the platform adds some from time to time.
 */
record Fields(JsonNode node) {
    private static final Pattern ANY = Pattern.compile("(?s).{1,65536}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_|*@-]{1,64}");

    /** @throws BadMessage when it is not one JSON object */
    static Fields of(Buffer json) {
        try {
            return new Fields(StrictJson.read(json, JsonNode.class));
        } catch (Problem notStrict) {
            throw new BadMessage("not-json");
        }
    }

    Fields object(String name) {
        JsonNode value = node.path(name);
        return new Fields(require(value, value.isObject(), name));
    }

    List<Fields> objects(String name) {
        JsonNode value = node.path(name);
        return StreamSupport.stream(require(value, value.isArray(), name).spliterator(), false)
                .map(item -> new Fields(require(item, item.isObject(), name)))
                .toList();
    }

    /** A text that is not empty. */
    String text(String name) {
        return text(name, ANY);
    }

    /** One of the numbers that name orders, refunds and transactions. */
    String number(String name) {
        return text(name, NUMBER);
    }

    String text(String name, Pattern form) {
        JsonNode value = node.path(name);
        return require(
                        value,
                        value.isTextual() && form.matcher(value.textValue()).matches(),
                        name)
                .textValue();
    }

    /** A text, or nothing where there is none. */
    String textOrNothing(String name) {
        return node.has(name) ? text(name, Pattern.compile("(?s).{0,65536}")) : "";
    }

    /** An amount in fen, above 0 and written as a whole number. */
    Fen fen(String name) {
        JsonNode value = node.path(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0;
        return Fen.of(require(value, whole, name).longValue());
    }

    /** A moment as RFC 3339 writes it. */
    Instant instant(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException e) {
            throw new BadMessage("bad-" + name);
        }
    }

    /** Refuses anything but this text in a field. */
    void requireText(String name, String expected) {
        var unused = require(node.path(name), expected.equals(node.path(name).textValue()), name);
    }

    private static JsonNode require(JsonNode value, boolean right, String name) {
        if (!right) {
            throw new BadMessage("bad-" + name);
        }
        return value;
    }
}
