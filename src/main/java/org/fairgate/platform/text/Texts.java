package org.fairgate.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.fairgate.kernel.Language;

/** All texts in all languages, read once at the start; immutable afterwards. */
public final class Texts {
    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);

    /**
     * Reads the files of the features named.
     *
     * @throws IllegalStateException when a file is missing
     */
    public Texts(Collection<String> features) {
        for (Language language : Language.values()) {
            Map<String, String> all = new HashMap<>();
            features.forEach(feature ->
                    read(language, feature).forEach((key, value) -> all.put(feature + "." + key, value.toString())));
            words.put(language, Map.copyOf(all));
        }
    }

    /**
     * The text with {@code {0}}, {@code {1}} … replaced by the arguments: keys by their own texts, and a list of anything by
     * an enumeration.
     *
     * @throws IllegalStateException when the language lacks the key
     */
    public String get(Language language, TextKey key, Object... arguments) {
        String text = byKey(language, key.key());
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", word(language, arguments[i]));
        }
        return text;
    }

    private String word(Language language, Object argument) {
        if (argument instanceof TextKey key) {
            return get(language, key);
        }
        return argument instanceof Collection<?> many
                ? many.stream()
                        .map(one -> word(language, one))
                        .collect(Collectors.joining(language == Language.ZH_CN ? "、" : ", "))
                : String.valueOf(argument);
    }

    /** The text of a full key such as {@code draft.stale}. */
    public String byKey(Language language, String key) {
        String text = words.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            throw new IllegalStateException("no text " + key + " in " + language);
        }
        return text;
    }

    /** Every key and its text in one language; for the test that compares the languages. */
    public Map<String, String> all(Language language) {
        return words.getOrDefault(language, Map.of());
    }

    private static Properties read(Language language, String feature) {
        String name = "i18n/" + language.code() + "/" + feature + ".properties";
        try (InputStream in = Texts.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
