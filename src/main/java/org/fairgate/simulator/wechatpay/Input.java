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
        require(json.getValue(name) instanceof JsonObject, name);
        return new Input(json.getJsonObject(name));
    }

    /** A text that has to be there. */
    String text(String name, int longest) {
        String text = optional(name, longest);
        require(!text.isEmpty(), name);
        return text;
    }

    /** A text, or empty. */
    String optional(String name, int longest) {
        Object value = json.getValue(name, "");
        boolean fits = value instanceof String text && text.codePointCount(0, text.length()) <= longest;
        require(fits, name);
        return (String) value;
    }

    /** A number that has to be there and look like this. */
    String number(String name, Pattern form) {
        String value = text(name, Integer.MAX_VALUE);
        require(form.matcher(value).matches(), name);
        return value;
    }

    /** Whole fen, at least 1. */
    long fen(String name) {
        Object value = json.getValue(name);
        boolean whole = value instanceof Integer || value instanceof Long;
        require(whole && ((Number) value).longValue() >= 1, name);
        return ((Number) value).longValue();
    }

    /** An absolute address without a query, or empty. */
    String url(String name) {
        String text = optional(name, LONGEST_URL);
        if (text.isEmpty()) {
            return text;
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            require(web && uri.getHost() != null && uri.getRawQuery() == null, name);
            return text;
        } catch (URISyntaxException unreadable) {
            throw bad(name);
        }
    }

    Optional<String> value(String name) {
        return Optional.of(optional(name, Integer.MAX_VALUE)).filter(text -> !text.isEmpty());
    }

    private static void require(boolean right, String name) {
        if (!right) {
            throw bad(name);
        }
    }

    private static WechatRefusal bad(String name) {
        return WechatProblem.PARAM_ERROR.refusal("输入源“/body/" + name + "”的值不符合要求");
    }
}
