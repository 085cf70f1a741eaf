package org.fairgate.simulator.alipay;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.simulator.pay.Rsa;

/**
 * A call of the merchant.
 *
 * @param parameters of query and form together
 * @param content the {@code biz_content}
 */
record AlipayCall(Map<String, String> parameters, JsonObject content) {
    private static final Set<String> NOT_SIGNED = Set.of("sign");

    /** Reads and checks a call, the signature included. */
    static AlipayCall from(RoutingContext ctx, AlipayOptions options) {
        Map<String, String> parameters = parameters(ctx);
        String unused = required(parameters, "method", AlipayProblem.MISSING_METHOD);
        String app = required(parameters, "app_id", AlipayProblem.MISSING_APP_ID);
        String kind = required(parameters, "sign_type", AlipayProblem.MISSING_SIGNATURE_TYPE);
        String signature = required(parameters, "sign", AlipayProblem.MISSING_SIGNATURE);
        String time = required(parameters, "timestamp", AlipayProblem.MISSING_TIMESTAMP);
        String version = required(parameters, "version", AlipayProblem.MISSING_VERSION);
        check(app.equals(options.appId()), AlipayProblem.INVALID_APP_ID);
        check(kind.equals("RSA2"), AlipayProblem.INVALID_SIGNATURE_TYPE);
        check("utf-8".equalsIgnoreCase(parameters.get("charset")), AlipayProblem.INVALID_CHARSET);
        check("JSON".equalsIgnoreCase(parameters.getOrDefault("format", "JSON")), AlipayProblem.INVALID_FORMAT);
        check(version.equals("1.0"), AlipayProblem.INVALID_VERSION);
        check(AlipayText.instant(time).isPresent(), AlipayProblem.INVALID_TIMESTAMP);
        String signed = AlipayText.toSign(parameters, NOT_SIGNED);
        check(Rsa.verify(options.merchant(), signed, signature), AlipayProblem.INVALID_SIGNATURE);
        return new AlipayCall(parameters, content(parameters.getOrDefault("biz_content", "{}")));
    }

    private static Map<String, String> parameters(RoutingContext ctx) {
        Map<String, String> parameters = new HashMap<>();
        for (Map.Entry<String, String> entry : ctx.queryParams()) {
            check(parameters.put(entry.getKey(), entry.getValue()) == null, AlipayProblem.INVALID_SIGNATURE);
        }
        for (Map.Entry<String, String> entry : ctx.request().formAttributes()) {
            check(parameters.put(entry.getKey(), entry.getValue()) == null, AlipayProblem.INVALID_SIGNATURE);
        }
        return parameters;
    }

    private static JsonObject content(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException unreadable) {
            throw AlipayProblem.INVALID_JSON.refusal();
        }
    }

    private static String required(Map<String, String> parameters, String name, AlipayProblem problem) {
        String value = parameters.getOrDefault(name, "");
        check(!value.isEmpty(), problem);
        return value;
    }

    static void check(boolean right, AlipayProblem problem) {
        if (!right) {
            throw problem.refusal();
        }
    }

    /** A system parameter, empty if it was not given. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A text or number of the content, empty if it was not given. */
    String value(String name) {
        return Optional.ofNullable(content.getValue(name)).map(String::valueOf).orElse("");
    }

    /** A text of the content that has to be there. */
    String needed(String name) {
        String value = value(name);
        check(!value.isEmpty(), AlipayProblem.INVALID_PARAMETER);
        return value;
    }

    /** An amount of the content that has to be there, in fen. */
    long fen(String name) {
        return AlipayText.fen(needed(name)).orElseThrow(AlipayProblem.INVALID_PARAMETER::refusal);
    }
}
