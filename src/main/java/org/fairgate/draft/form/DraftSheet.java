package org.fairgate.draft.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fairgate.platform.http.Call;

/**
 * The fields of one draft page, as a form sends them and as the JSON object keeps them.
 *
 * @param page name of the draft page, such as {@code contact}
 * @param texts fields with one value: inputs, selects, text areas
 * @param lists fields with any number of values: groups of check boxes
 */
public record DraftSheet(String page, List<String> texts, List<String> lists) {
    public DraftSheet {
        texts = List.copyOf(texts);
        lists = List.copyOf(lists);
    }

    /** The page as posted; what the form does not know stays as it was. */
    JsonObject posted(Call call, JsonObject before) {
        JsonObject page = before.copy();
        // Browsers send line ends as CRLF from a form and as LF from a script; one text must not have two spellings.
        texts.forEach(name -> page.put(name, call.field(name).orElse("").replace("\r\n", "\n")));
        lists.forEach(name -> page.put(name, new JsonArray(call.fields(name))));
        return page;
    }

    /** The values of the fields; what a stranger saved under a field's name in another shape counts as empty. */
    Map<String, List<String>> values(JsonObject page) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        texts.forEach(name -> values.put(
                name, page.getValue(name) instanceof String text && !text.isEmpty() ? List.of(text) : List.of()));
        lists.forEach(name -> values.put(
                name,
                page.getValue(name) instanceof JsonArray array
                        ? array.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .toList()
                        : List.of()));
        return values;
    }

    /** All names, in no particular order. */
    Stream<String> names() {
        return Stream.concat(texts.stream(), lists.stream());
    }
}
