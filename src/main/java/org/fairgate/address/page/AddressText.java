package org.fairgate.address.page;

import org.fairgate.platform.text.TextKey;

/** Texts of the address pages. */
public enum AddressText implements TextKey {
    TITLE,
    LEAD,
    /** {0}: how many there are, {1}: how many there may be. */
    COUNT,
    FULL,
    EMPTY_TITLE,
    EMPTY_LEAD,
    ADD,
    ADD_TITLE,
    EDIT_TITLE,
    DEFAULT,
    MAKE_DEFAULT,
    EDIT,
    DELETE,
    RECIPIENT,
    PHONE,
    PHONE_HINT,
    REGION,
    REGION_HINT,
    ADDRESS,
    ADDRESS_HINT,
    POSTCODE,
    AS_DEFAULT,
    IS_DEFAULT,
    SAVE,
    CANCEL,
    DELETE_TITLE,
    DELETE_LEAD,
    DELETE_DEFAULT,
    DELETE_GO,
    ADDED,
    CHANGED,
    REMOVED,
    MADE_DEFAULT,
    STALE_TITLE,
    STALE_LEAD;

    @Override
    public String feature() {
        return "address-pages";
    }
}
