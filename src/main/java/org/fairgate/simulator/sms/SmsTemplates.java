package org.fairgate.simulator.sms;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The approved texts, and how parameters get into them. */
final class SmsTemplates {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{(\\w+)}");
    private static final int LONGEST_PARAMETER = 35;

    private final Map<String, String> texts;

    SmsTemplates(Map<String, String> texts) {
        this.texts = texts;
    }

    boolean isCode(String template) {
        return texts.getOrDefault(template, "").contains("${code}");
    }

    /** The refusal, or empty if the template exists and the parameters fit it. */
    Optional<SmsAnswer> refuse(String template, String parameters) {
        String text = texts.get(template);
        if (text == null) {
            return Optional.of(SmsProblem.TEMPLATE_ILLEGAL.answer());
        }
        Optional<JsonObject> given = read(parameters);
        if (given.isEmpty()) {
            return Optional.of(SmsProblem.PARAMETERS_NOT_JSON.answer());
        }
        return PARAMETER
                .matcher(text)
                .results()
                .map(found -> refuseParameter(found, given.get()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The final text. Call only what was not refused. */
    String text(String template, String parameters) {
        JsonObject given = read(parameters).orElseThrow();
        return PARAMETER
                .matcher(texts.getOrDefault(template, ""))
                .replaceAll(found -> Matcher.quoteReplacement(value(found, given)));
    }

    private static Optional<SmsAnswer> refuseParameter(MatchResult found, JsonObject given) {
        if (!given.containsKey(found.group(1))) {
            return Optional.of(SmsProblem.PARAMETER_OF_TEMPLATE_MISSING.answer());
        }
        return value(found, given).length() > LONGEST_PARAMETER
                ? Optional.of(SmsProblem.PARAMETER_TOO_LONG.answer())
                : Optional.empty();
    }

    private static String value(MatchResult found, JsonObject given) {
        return String.valueOf(given.getValue(found.group(1)));
    }

    private static Optional<JsonObject> read(String parameters) {
        try {
            return Optional.of(parameters.isBlank() ? new JsonObject() : new JsonObject(parameters));
        } catch (DecodeException unreadable) {
            return Optional.empty();
        }
    }
}
