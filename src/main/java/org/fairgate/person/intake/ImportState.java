package org.fairgate.person.intake;

import org.fairgate.kernel.Codes;

/** How far an import is. */
public enum ImportState {
    /** The file is being put away. */
    UPLOADING,
    /** Whole and waiting for its turn. */
    RECEIVED,
    RUNNING,
    DONE,
    /** Nothing of the file could be used; {@link PersonImport#problem} says why. */
    FAILED;

    /** The constant with this code. */
    static ImportState parse(String code) {
        return Codes.find(values(), ImportState::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether nothing happens to it any more. */
    public boolean ended() {
        return this == DONE || this == FAILED;
    }
}
