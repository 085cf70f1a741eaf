package org.fairgate.payment.alipay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.platform.text.Utf8;

/**
 * An answer whose signature was checked over the text of its node as it came.
 *
 * @param code {@code 10000} when it was done
 * @param subCode why not
 */
record AlipayAnswer(String code, String subCode, AlipayFields fields) {
    private static final String DONE = "10000";
    /** What stands in the place of the node when a call is not understood at all. */
    private static final String ERROR_NODE = "error_response";
    /** Alipay itself is not well: nothing is known, whatever else the answer says. */
    private static final Pattern UNWELL = Pattern.compile("isp\\..*|aop\\..*|(.*\\.)?SYSTEM_ERROR");
    /** Not allowed, bad arguments, refused by the business: nothing was done. */
    private static final Set<String> REFUSALS = Set.of("20001", "40001", "40002", "40003", "40004", "40006");

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    /**
     * Checks and reads an answer.
     *
     * @throws GatewayUnknown when it is no JSON, a name comes twice, or it is not signed by Alipay
     */
    static AlipayAnswer read(byte[] body, AlipayOperation operation, Verifier alipay) {
        Envelope envelope = Utf8.isValid(body) ? envelope(body) : Envelope.NONE;
        byte[] node = envelope.node(operation.node());
        if (envelope.sign().isEmpty()) {
            throw new GatewayUnknown("unsigned");
        }
        if (!alipay.accepts(node, envelope.sign())) {
            throw new GatewayUnknown("signature");
        }
        AlipayFields fields = new AlipayFields(texts(node));
        return new AlipayAnswer(
                fields.find("code").orElse(""), fields.find("sub_code").orElse(""), fields);
    }

    /** The objects of an answer, each as it was written, and its signature. */
    private record Envelope(Map<String, byte[]> nodes, String sign) {
        static final Envelope NONE = new Envelope(Map.of(), "");

        byte[] node(String name) {
            byte[] asked = nodes.get(name);
            byte[] error = nodes.get(ERROR_NODE);
            byte[] node = asked == null ? error : asked;
            if (node == null || asked != null && error != null) {
                throw new GatewayUnknown("garbage");
            }
            return node;
        }
    }

    private static Envelope envelope(byte[] body) {
        Map<String, byte[]> nodes = new HashMap<>();
        String sign = "";
        try (JsonParser parser = JSON.createParser(body)) {
            requireToken(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    nodes.put(name, Arrays.copyOfRange(body, from, (int)
                            parser.currentLocation().getByteOffset()));
                } else if (value == JsonToken.VALUE_STRING && name.equals("sign")) {
                    sign = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            requireToken(parser, null);
        } catch (IOException noJson) {
            throw new GatewayUnknown("garbage");
        }
        return new Envelope(nodes, sign);
    }

    /** What is written flat in a node; nothing deeper is of interest. */
    private static Map<String, String> texts(byte[] node) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(node)) {
            requireToken(parser, JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    texts.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException noJson) {
            throw new GatewayUnknown("garbage");
        }
        return texts;
    }

    private static void requireToken(JsonParser parser, @org.jspecify.annotations.Nullable JsonToken token)
            throws IOException {
        if (parser.nextToken() != token) {
            throw new GatewayUnknown("garbage");
        }
    }

    /** Whether the business refused for this reason. */
    boolean says(String reason) {
        return code.equals("40004") && subCode.equals(reason);
    }

    /** Whether it refused for one of these reasons. */
    boolean saysOneOf(Set<String> reasons) {
        return code.equals("40004") && reasons.contains(subCode);
    }

    /**
     * The fields of a call that was done.
     *
     * @throws GatewayRefused when Alipay clearly did nothing
     * @throws GatewayUnknown when it does not know itself
     */
    AlipayFields done() {
        if (code.equals(DONE)) {
            return fields;
        }
        if (REFUSALS.contains(code) && !UNWELL.matcher(subCode).matches()) {
            throw new GatewayRefused(reason());
        }
        throw new GatewayUnknown(reason());
    }

    private String reason() {
        String said = subCode.isEmpty() ? code : subCode;
        return said.matches("[A-Za-z0-9._-]{1,64}") ? said : "no-reason";
    }
}
