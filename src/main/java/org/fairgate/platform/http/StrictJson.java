package org.fairgate.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.platform.text.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that a stranger sent. Whatever it is (deep, repeated keys, UTF-16, lone surrogates, NUL, a million digits)
 * the outcome is the value or a 400 {@link Problem}; it never fails otherwise.
 */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Checks that the body is one JSON object whose texts PostgreSQL and every reader can hold (no NUL, no lone
     * surrogate), in one pass without building it.
     *
     * @throws Problem 400 otherwise
     */
    public static void requireObject(byte[] body) {
        if (!Utf8.isValid(body)) {
            throw HttpProblem.MALFORMED_JSON.problem();
        }
        boolean suspicious = mayHideCharacters(body);
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw HttpProblem.MALFORMED_JSON.problem();
            }
            for (int depth = 1; depth > 0; ) {
                depth += step(parser, suspicious);
            }
            if (parser.nextToken() != null) {
                throw HttpProblem.MALFORMED_JSON.problem();
            }
        } catch (IOException e) {
            throw HttpProblem.MALFORMED_JSON.problem();
        }
    }

    /**
     * Whether a text in valid UTF-8 could hold a NUL or half a surrogate pair at all: only by an escape. Without any, texts
     * need not be decoded to be looked at, which is half the cost of checking a save.
     */
    private static boolean mayHideCharacters(byte[] body) {
        // A search of the JDK's own, several bytes at a time.
        return new String(body, StandardCharsets.ISO_8859_1).indexOf('\\') >= 0;
    }

    /** Reads one token and says by how much the depth changed. */
    private static int step(JsonParser parser, boolean suspicious) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw HttpProblem.MALFORMED_JSON.problem();
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                return 1;
            }
            case END_OBJECT, END_ARRAY -> {
                return -1;
            }
            case FIELD_NAME, VALUE_STRING -> {
                if (suspicious) {
                    requireStorable(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                }
            }
            default -> {}
        }
        return 0;
    }

    /**
     * Binds the body to a record.
     *
     * @throws Problem 400 with the pointer of the first field that does not fit
     */
    public static <T> T read(Buffer body, Class<T> type) {
        byte[] bytes = body.getBytes();
        requireObject(bytes);
        try {
            return Json.MAPPER.readValue(bytes, type);
        } catch (MismatchedInputException e) {
            throw HttpProblem.INVALID_INPUT
                    .problem()
                    .errors(List.of(new FieldProblem(pointer(e), HttpProblem.INVALID_INPUT)));
        } catch (StreamConstraintsException e) {
            throw HttpProblem.MALFORMED_JSON.problem();
        } catch (JsonMappingException e) {
            throw e.getCause() instanceof Problem problem ? problem : HttpProblem.INVALID_INPUT.problem();
        } catch (IOException e) {
            throw HttpProblem.MALFORMED_JSON.problem();
        }
    }

    /**
     * Reads every text of a list.
     *
     * @param pointer where the list stands in the body, for example {@code /personIds}
     * @param read throws {@link InvalidValue} for what it cannot read
     * @throws Problem 400 with the pointer of every text that does not fit, or of the list when it is missing
     */
    public static <T> List<T> list(@Nullable List<@Nullable String> texts, String pointer, Function<String, T> read) {
        List<FieldProblem> wrong = new ArrayList<>();
        List<T> values = new ArrayList<>();
        if (texts == null) {
            wrong.add(new FieldProblem(pointer, HttpProblem.INVALID_INPUT));
        } else {
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                try {
                    values.add(read.apply(text == null ? "" : text));
                } catch (InvalidValue strange) {
                    wrong.add(new FieldProblem(pointer + "/" + i, HttpProblem.INVALID_INPUT));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw HttpProblem.INVALID_INPUT.problem().errors(wrong);
        }
        return values;
    }

    /**
     * Refuses text with a NUL or a lone surrogate.
     *
     * @throws Problem 400
     */
    public static void requireStorable(String text) {
        char[] characters = text.toCharArray();
        requireStorable(characters, 0, characters.length);
    }

    private static void requireStorable(char[] text, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = text[i];
            if (c == 0) {
                throw HttpProblem.BAD_CHARACTERS.problem();
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1]);
                if (!pair) {
                    throw HttpProblem.BAD_CHARACTERS.problem();
                }
                i++;
            }
        }
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            String name = reference.getFieldName() == null
                    ? Integer.toString(reference.getIndex())
                    : reference.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
