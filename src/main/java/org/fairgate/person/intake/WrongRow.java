package org.fairgate.person.intake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.sheet.ReadRow;
import org.fairgate.person.sheet.RowReason;

/**
 * A row that was not imported.
 *
 * @param place among the filled rows, from 1
 * @param sheet name of its sheet
 * @param number of the row there
 * @param values by the keys of the columns, as they came
 */
public record WrongRow(
        int place, PersonKind kind, String sheet, int number, Map<String, String> values, List<RowReason> reasons) {
    public WrongRow {
        values = Map.copyOf(values);
        reasons = List.copyOf(reasons);
    }

    static WrongRow of(int place, ReadRow read) {
        return new WrongRow(
                place,
                read.kind(),
                read.row().sheet(),
                read.row().number(),
                read.row().values(),
                read.reasons());
    }

    /** What the row says the person is called. */
    public String name() {
        return values.getOrDefault("name", "");
    }

    /** As it is kept, encrypted. */
    JsonObject toJson() {
        JsonArray why = new JsonArray();
        reasons.forEach(reason -> why.add(new JsonObject()
                .put("field", reason.field())
                .put("text", reason.text())
                .put("arguments", new JsonArray(reason.arguments()))));
        JsonObject cells = new JsonObject();
        values.forEach(cells::put);
        return new JsonObject()
                .put("kind", kind.code())
                .put("sheet", sheet)
                .put("number", number)
                .put("values", cells)
                .put("reasons", why);
    }

    /** What {@link #toJson} wrote. */
    static WrongRow of(int place, JsonObject json) {
        Map<String, String> cells = new HashMap<>();
        json.getJsonObject("values").forEach(entry -> cells.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new WrongRow(
                place,
                PersonKind.parse(json.getString("kind")),
                json.getString("sheet"),
                json.getInteger("number"),
                cells,
                json.getJsonArray("reasons").stream()
                        .map(JsonObject.class::cast)
                        .map(reason -> new RowReason(
                                reason.getString("field"),
                                reason.getString("text"),
                                reason.getJsonArray("arguments").stream()
                                        .map(String::valueOf)
                                        .toList()))
                        .toList());
    }
}
