package org.fairgate.person.intake;

import java.util.List;
import java.util.UUID;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;

/**
 * A claimed import.
 *
 * @param parts of the file, in order
 * @param done rows that are behind it
 * @param fence of the claim: with an older one nothing can be written any more
 * @param attempts claims since it last came forward, this one included
 * @param whole whether the file has arrived
 */
record ImportJob(
        UnitId unit,
        UUID id,
        EditionId edition,
        List<FileId> parts,
        int done,
        long fence,
        int attempts,
        boolean whole) {
    ImportJob {
        parts = List.copyOf(parts);
    }

    /** The context under which something of the import is encrypted. */
    static String context(UnitId unit, UUID id, String what) {
        return "person-import/" + unit + "/" + id + "/" + what;
    }
}
