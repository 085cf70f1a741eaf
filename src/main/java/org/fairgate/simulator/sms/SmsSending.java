package org.fairgate.simulator.sms;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one SendSms call.
 *
 * @param numbers recipients as they were sent
 * @param parameters JSON text, empty if none
 * @param outId the caller's own number, empty if none
 */
record SmsSending(List<String> numbers, String signName, String template, String parameters, String outId) {

    /** Reads them from the query; what is absent is empty. */
    static SmsSending from(MultiMap query) {
        String numbers = value(query, "PhoneNumbers");
        return new SmsSending(
                numbers.isEmpty() ? List.of() : List.of(numbers.split(",", -1)),
                value(query, "SignName"),
                value(query, "TemplateCode"),
                value(query, "TemplateParam"),
                value(query, "OutId"));
    }

    private static String value(MultiMap query, String name) {
        return Optional.ofNullable(query.get(name)).orElse("");
    }
}
