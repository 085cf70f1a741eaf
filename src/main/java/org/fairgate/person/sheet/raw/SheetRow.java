package org.fairgate.person.sheet.raw;

import java.util.Map;
import java.util.Set;

/**
 * A filled row as it came.
 *
 * @param kind of persons, by the code in the hidden row
 * @param sheet name of its sheet
 * @param number of the row as spreadsheet programs count, from 1
 * @param values by the keys of the hidden row, never empty ones
 * @param mangled keys of long numbers that the spreadsheet program kept as numbers, and so rounded
 */
public record SheetRow(String kind, String sheet, int number, Map<String, String> values, Set<String> mangled) {
    public SheetRow {
        values = Map.copyOf(values);
        mangled = Set.copyOf(mangled);
    }

    /** What stands in a column; empty when nothing does. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }
}
