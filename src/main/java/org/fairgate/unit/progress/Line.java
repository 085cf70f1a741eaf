package org.fairgate.unit.progress;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fairgate.platform.text.TextKey;

/**
 * One line for a person to read.
 *
 * @param arguments for the placeholders: texts, numbers, moments ({@link Instant}) or further {@link TextKey}s
 */
public record Line(TextKey text, List<Object> arguments) {
    public Line {
        arguments = List.copyOf(arguments);
    }

    /** A line of this text. */
    public static Line of(TextKey text, Object... arguments) {
        return new Line(text, List.of(arguments));
    }

    /**
     * The words in one language; in a template {@code line.words(page::text, page::moment)}.
     *
     * @param texts gives the text of a key with its placeholders replaced
     * @param moments writes a moment
     */
    public String words(BiFunction<TextKey, Object[], String> texts, Function<Instant, String> moments) {
        Object[] written = arguments.stream()
                .map(argument -> written(argument, texts, moments))
                .toArray();
        return texts.apply(text, written);
    }

    private static Object written(
            Object argument, BiFunction<TextKey, Object[], String> texts, Function<Instant, String> moments) {
        if (argument instanceof Instant moment) {
            return moments.apply(moment);
        }
        return argument instanceof TextKey key ? texts.apply(key, new Object[0]) : argument;
    }
}
