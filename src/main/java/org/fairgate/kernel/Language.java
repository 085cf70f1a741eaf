package org.fairgate.kernel;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language of pages and notices. Chinese is the default everywhere. */
public enum Language {
    /** 简体中文. */
    ZH_CN("zh-CN"),
    /** English. */
    EN("en");

    private static final int MAX_HEADER = 1000;
    private static final int MAX_RANGES = 32;
    private static final Pattern RANGE = Pattern.compile(
            "\\s*(\\*|[A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\\s*(?:;\\s*[qQ]=([01](?:\\.[0-9]{0,3})?)\\s*)?");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /**
     * The language with this code, exactly {@code zh-CN} or {@code en}.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static Language parse(String code) {
        return Codes.find(values(), Language::code, code);
    }

    /**
     * What an {@code Accept-Language} header likes best of what there is: by q-value, then by position; any
     * Chinese counts as Chinese. A missing, overlong or unreadable header, or one that names neither language,
     * gives Chinese. Never throws.
     */
    public static Language fromAcceptLanguage(@Nullable String header) {
        if (header == null || header.length() > MAX_HEADER) {
            return ZH_CN;
        }
        // max keeps the last of equals, so "first wins" is asked for as a minimum of the negated quality
        return Pattern.compile(",")
                .splitAsStream(header)
                .limit(MAX_RANGES)
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .flatMap(Language::wish)
                .filter(wish -> wish.quality > 0)
                .min(Comparator.comparingDouble(wish -> -wish.quality))
                .map(Wish::language)
                .orElse(ZH_CN);
    }

    private static Stream<Wish> wish(Matcher range) {
        double quality = range.group(2) == null ? 1 : Math.min(1, Double.parseDouble(range.group(2)));
        return switch (range.group(1).toLowerCase(Locale.ROOT)) {
            case "zh", "*" -> Stream.of(new Wish(ZH_CN, quality));
            case "en" -> Stream.of(new Wish(EN, quality));
            default -> Stream.empty();
        };
    }

    /** The BCP 47 tag, for {@code lang} attributes, JSON and the database. */
    public String code() {
        return code;
    }

    /** The same for the JDK's formatters. */
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    private record Wish(Language language, double quality) {}
}
