package org.fairgate.person.sheet;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.sheet.raw.SheetRow;

/**
 * A row that was read.
 *
 * @param row as it came
 * @param draft what is known of the person, as a draft holds it
 * @param claim what tells the document from all others; empty when its number is not right
 * @param number of the document in its one spelling; empty likewise
 * @param reasons why it is not imported; none for a good row
 */
public record ReadRow(
        SheetRow row,
        PersonKind kind,
        JsonObject draft,
        Optional<String> claim,
        String number,
        List<RowReason> reasons) {
    public ReadRow {
        reasons = List.copyOf(reasons);
    }

    /** Whether nothing is wrong with it. */
    public boolean good() {
        return reasons.isEmpty();
    }

    /** The same with one more thing wrong. */
    public ReadRow with(RowReason reason) {
        List<RowReason> more = new ArrayList<>(reasons);
        more.add(reason);
        return new ReadRow(row, kind, draft, claim, number, more);
    }
}
