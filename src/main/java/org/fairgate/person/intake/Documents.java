package org.fairgate.person.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.PersonBulk;
import org.fairgate.person.sheet.ReadRow;
import org.fairgate.person.sheet.RowReason;
import org.fairgate.person.sheet.SheetText;
import org.fairgate.person.sheet.raw.SheetRow;

/**
 * The documents of an import: those of its own rows, so that none is taken twice, and those of the unit's persons. A
 * person whose draft is as an import left it may be renewed; whatever else has the document stays as it is.
 */
final class Documents {
    private final Map<String, SheetRow> seen = new HashMap<>();
    private final Map<PersonId, Long> versions = new HashMap<>();
    private PersonBulk.KnownDocuments known = PersonBulk.KnownDocuments.NONE;

    /**
     * What there is before the import, or what is left of it, begins.
     *
     * @param left the version in which imports left the drafts of persons
     */
    void start(PersonBulk.KnownDocuments there, Map<PersonId, Long> left) {
        known = there;
        versions.putAll(left);
    }

    /** The row, unless its document stands in an earlier one. */
    ReadRow once(ReadRow row) {
        if (row.claim().isEmpty()) {
            return row;
        }
        SheetRow first = seen.putIfAbsent(row.claim().get(), row.row());
        return first == null
                ? row
                : row.with(RowReason.of("documentNumber", SheetText.WRONG_TWICE, first.sheet(), first.number()));
    }

    /** The row, unless a person has its document who must stay as it is. */
    ReadRow judged(ReadRow row) {
        Optional<PersonBulk.Known> person = row.good() ? of(row) : Optional.empty();
        if (person.isEmpty()) {
            return row;
        }
        if (!person.get().changeable()) {
            return row.with(RowReason.of("documentNumber", SheetText.WRONG_SUBMITTED));
        }
        Long left = versions.get(person.get().person());
        return left != null
                        && left == person.get().version()
                        && row.kind() == person.get().kind()
                ? row
                : row.with(RowReason.of("documentNumber", SheetText.WRONG_KNOWN));
    }

    /** The unit's person with the document of this row. */
    Optional<PersonBulk.Known> of(ReadRow row) {
        return row.claim().flatMap(known::find);
    }
}
