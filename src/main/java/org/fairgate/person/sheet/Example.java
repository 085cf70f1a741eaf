package org.fairgate.person.sheet;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonFormText;
import org.fairgate.person.sheet.raw.SheetRow;

/** The row that shows how a sheet is filled in. It is known by its document and name, and never imported. */
final class Example {
    private static final int DAYS = 2;

    /** Numbers that fit their rules and belong to nobody. */
    private static final Map<PersonKind, String> NUMBERS = new EnumMap<>(Map.of(
            PersonKind.MAINLAND, "11010519491231002X",
            PersonKind.HONG_KONG_MACAO_TAIWAN, "H12345678",
            PersonKind.FOREIGN, "X12345678",
            PersonKind.CHINESE_ABROAD, "E12345678"));

    private Example() {}

    /** What stands in the columns, by their keys, as a clerk sees it. */
    static Map<String, String> of(PersonKind kind, SheetWords words) {
        Map<String, String> row = new HashMap<>();
        int days = 0;
        for (SheetColumn column : words.columns(kind)) {
            boolean shown = !column.isDay() || days++ < DAYS;
            if (shown) {
                row.put(column.key(), value(column, kind, words));
            }
        }
        return row;
    }

    private static String value(SheetColumn column, PersonKind kind, SheetWords words) {
        List<Choice> choices = words.choices(column.field(), kind);
        if (!choices.isEmpty()) {
            return choices.get(0).name(words.language());
        }
        return switch (column.key()) {
            case SheetColumn.DOCUMENT_NUMBER -> NUMBERS.getOrDefault(kind, "");
            case SheetColumn.NAME -> words.text(SheetText.EXAMPLE_NAME);
            case "nameEn" -> "ZHANG SAN";
            case "birth" -> "1990-01-31";
            case "expiry" -> "2035-12-31";
            case "mobile" -> kind == PersonKind.MAINLAND ? "13800138000" : "+852 5123 4567";
            case "email" -> "zhang.san@example.com";
            case "position" -> words.text(SheetText.EXAMPLE_POSITION);
            case "department" -> words.text(SheetText.EXAMPLE_DEPARTMENT);
            default -> "";
        };
    }

    /** Whether this row is the example, or the headings. */
    static boolean isNoData(SheetRow row, SheetWords words) {
        String name = row.value(SheetColumn.NAME);
        String number = row.value(SheetColumn.DOCUMENT_NUMBER);
        return words.everywhere(PersonFormText.DOCUMENT_NUMBER).contains(withoutStar(number))
                || words.everywhere(PersonFormText.NAME).contains(withoutStar(name))
                || NUMBERS.containsValue(number)
                        && words.everywhere(SheetText.EXAMPLE_NAME).contains(name);
    }

    private static String withoutStar(String heading) {
        return heading.endsWith("*") ? heading.substring(0, heading.length() - 1) : heading;
    }
}
