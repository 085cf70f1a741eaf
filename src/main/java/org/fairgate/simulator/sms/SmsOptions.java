package org.fairgate.simulator.sms;

import java.util.Map;
import java.util.Set;

/**
 * How the SMS gateway is set up.
 *
 * @param accessKeyId the only key it knows
 * @param accessKeySecret the secret of that key
 * @param signNames the sign names it accepts; empty for any
 * @param templates template code to text; {@code ${name}} stands for a parameter. A text with {@code ${code}} is a
 *     verification code and has the strict limits
 * @param limits how many messages it lets through
 */
public record SmsOptions(
        String accessKeyId,
        String accessKeySecret,
        Set<String> signNames,
        Map<String, String> templates,
        SmsLimits limits) {

    public SmsOptions {
        signNames = Set.copyOf(signNames);
        templates = Map.copyOf(templates);
    }

    /** A gateway with this key that accepts any sign name, knows no template and limits as the real one. */
    public static SmsOptions withKey(String accessKeyId, String accessKeySecret) {
        return new SmsOptions(accessKeyId, accessKeySecret, Set.of(), Map.of(), SmsLimits.REAL);
    }

    /** The same with another template catalogue. */
    public SmsOptions withTemplates(Map<String, String> catalogue) {
        return new SmsOptions(accessKeyId, accessKeySecret, signNames, catalogue, limits);
    }

    /** The same with other sign names. */
    public SmsOptions withSignNames(Set<String> names) {
        return new SmsOptions(accessKeyId, accessKeySecret, names, templates, limits);
    }

    /** The same with other limits. */
    public SmsOptions withLimits(SmsLimits other) {
        return new SmsOptions(accessKeyId, accessKeySecret, signNames, templates, other);
    }
}
