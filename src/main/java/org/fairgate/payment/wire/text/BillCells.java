package org.fairgate.payment.wire.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a bill in comma-separated text. Against spreadsheets that eat digits some gateways end a cell with a TAB,
 * others begin it with a backtick; neither belongs to the value.
 */
public final class BillCells {
    private BillCells() {}

    /** The values of a line; a quoted one may hold commas and doubled quotes. */
    public static List<String> of(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            if (next == '"') {
                boolean doubled = quoted && at + 1 < line.length() && line.charAt(at + 1) == '"';
                if (doubled) {
                    cell.append(next);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (next == ',' && !quoted) {
                cells.add(value(cell));
                cell.setLength(0);
            } else {
                cell.append(next);
            }
        }
        cells.add(value(cell));
        return cells;
    }

    private static String value(StringBuilder cell) {
        String text = cell.toString().strip();
        return text.startsWith("`") ? text.substring(1).strip() : text;
    }
}
