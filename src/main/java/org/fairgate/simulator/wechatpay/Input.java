package org.fairgate.simulator.wechatpay;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.simulator.wechatpay.trust.WechatProblem;
import org.fairgate.simulator.wechatpay.trust.WechatRefusal;

/** A call's JSON, read strictly: whatever does not fit its form is a {@code PARAM_ERROR} that names the field. */
record Input(JsonObject json) {
    private static final int LONGEST_URL = 255;

    static Input of(String body) {
        try {
            return new Input(new JsonObject(body));
        } catch (DecodeException notAnObject) {
            throw WechatProblem.PARAM_ERROR.refusal("请求体不是合法的JSON");
        }
    }

    Input object(String name) {
        if (json.getValue(name) instanceof JsonObject inner) {
            return new Input(inner);
        }
        throw bad(name);
    }

    /** A text that has to be there. */
    String text(String name, int longest) {
        String text = optional(name, longest);
        if (text.isEmpty()) {
            throw bad(name);
        }
        return text;
    }

    /** A text, or empty. */
    String optional(String name, int longest) {
        if (json.getValue(name, "") instanceof String text && text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        throw bad(name);
    }

    /** A number that has to be there and look like this. */
    String number(String name, Pattern form) {
        String value = text(name, Integer.MAX_VALUE);
        if (!form.matcher(value).matches()) {
            throw bad(name);
        }
        return value;
    }

    /** Whole fen, at least 1. */
    long fen(String name) {
        Object value = json.getValue(name);
        long fen = value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : 0;
        if (fen < 1) {
            throw bad(name);
        }
        return fen;
    }

    /** An absolute address without a query, or empty. */
    String url(String name) {
        String text = optional(name, LONGEST_URL);
        if (!text.isEmpty() && !isAddress(text)) {
            throw bad(name);
        }
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawQuery() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    Optional<String> value(String name) {
        return Optional.of(optional(name, Integer.MAX_VALUE)).filter(text -> !text.isEmpty());
    }

    private static WechatRefusal bad(String name) {
        return WechatProblem.PARAM_ERROR.refusal("输入源“/body/" + name + "”的值不符合要求");
    }
}
