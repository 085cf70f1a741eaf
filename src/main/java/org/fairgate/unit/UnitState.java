package org.fairgate.unit;

import java.util.Locale;

/** The life of a registration. */
public enum UnitState {
    /** 待提交: being filled in. */
    DRAFT;

    /** The stable code for JSON and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
