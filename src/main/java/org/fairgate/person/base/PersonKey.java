package org.fairgate.person.base;

import org.fairgate.draft.DraftPages;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;

/** One person of one unit in one edition. */
public record PersonKey(UnitId unit, EditionId edition, PersonId person) {
    /** The name of the draft page that holds what is typed of the person. */
    public String page() {
        return DraftPages.ofPerson(person);
    }

    /** The context under which something of the person is encrypted. */
    public String context(String what) {
        return what + "/" + unit + "/" + edition + "/" + person;
    }
}
