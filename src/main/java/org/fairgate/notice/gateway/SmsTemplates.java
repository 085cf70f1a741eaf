package org.fairgate.notice.gateway;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.kernel.Language;
import org.fairgate.notice.NoticeKind;
import org.fairgate.notice.NoticeWords;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.NoticeSettings;

/** Which template of the provider says which kind in which language: {@code notice.sms.templates}, complete. */
public final class SmsTemplates {
    private final Map<String, String> codes = new HashMap<>();

    /** @throws BadSetting when a kind lacks a language, or an entry names no kind */
    public SmsTemplates(NoticeSettings.Sms settings) {
        settings.templates().forEach(entry -> {
            String[] halves = entry.split("=", 2);
            codes.put(halves[0], halves[1]);
        });
        for (NoticeKind kind : NoticeKind.values()) {
            for (Language language : Language.values()) {
                if (!codes.containsKey(name(kind, language))) {
                    throw new BadSetting("notice.sms.templates: nothing for " + name(kind, language));
                }
            }
        }
        if (codes.size() != NoticeKind.values().length * Language.values().length) {
            throw new BadSetting("notice.sms.templates: an entry names no kind of notice, or no language");
        }
    }

    String code(NoticeKind kind, Language language) {
        return codes.getOrDefault(name(kind, language), "");
    }

    /** Template code to words with {@code ${name}} for each parameter: what is to be registered with the provider. */
    public Map<String, String> catalogue(NoticeWords words) {
        Map<String, String> catalogue = new HashMap<>();
        for (NoticeKind kind : NoticeKind.values()) {
            Map<String, String> marks = kind.parameters().stream()
                    .collect(Collectors.toMap(Function.identity(), parameter -> "${" + parameter + "}"));
            Arrays.stream(Language.values())
                    .forEach(language ->
                            catalogue.put(code(kind, language), oneLine(words.body(kind, language, marks))));
        }
        return catalogue;
    }

    private static String oneLine(String body) {
        return body.replaceAll("\\s*\n\\s*", " ");
    }

    private static String name(NoticeKind kind, Language language) {
        return kind.code() + "." + language.code();
    }
}
