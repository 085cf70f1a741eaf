package org.fairgate.unit.form;

import org.fairgate.platform.text.TextKey;

/** Labels of pages and fields, names of fixed choices, and what may be wrong with a field. */
public enum FormText implements TextKey {
    PAGE_UNIT,
    PAGE_CONTACT,
    PAGE_QUALIFICATION,
    PAGE_PURCHASE_INTENTION,
    NAME,
    NAME_EN,
    LEGAL_REPRESENTATIVE,
    INDUSTRY,
    REGISTERED_CAPITAL_WAN,
    PRIOR_YEAR_IMPORT_WAN_USD,
    EMPLOYEES,
    REGION,
    COUNTRY,
    ADDRESS,
    POSTCODE,
    WEBSITE,
    INTRODUCTION,
    CONTACT_NAME,
    DEPARTMENT,
    POSITION,
    MOBILE,
    PHONE,
    EMAIL,
    POSTAL_ADDRESS,
    WECHAT,
    FILE,
    AREAS,
    PRODUCT_GROUPS,
    ZONES,
    VOLUME,
    COUNTRIES,
    PURPOSES,
    REMARKS,
    EMPLOYEES_UNDER_50,
    EMPLOYEES_50_299,
    EMPLOYEES_300_999,
    EMPLOYEES_1000_PLUS,
    VOLUME_UNDER_100K,
    VOLUME_100K_1M,
    VOLUME_1M_10M,
    VOLUME_10M_100M,
    VOLUME_OVER_100M,
    PURPOSE_PROCUREMENT,
    PURPOSE_MARKET_RESEARCH,
    PURPOSE_PARTNERSHIP,
    PURPOSE_INVESTMENT,
    PURPOSE_OTHER,
    /** Nothing filled in where something must be. */
    MISSING_TEXT,
    /** Nothing chosen where something must be. */
    MISSING_CHOICE,
    /** No file uploaded where one must be. */
    MISSING_FILE,
    /** {0}: most characters, {1}: how many there are. */
    TOO_LONG,
    /** Control characters, or not a text at all. */
    BAD_TEXT,
    BAD_POSTCODE,
    BAD_FOREIGN_POSTCODE,
    BAD_WEBSITE,
    BAD_PHONE,
    BAD_MOBILE,
    BAD_FOREIGN_MOBILE,
    BAD_EMAIL,
    BAD_WECHAT,
    /** {0}: most digits before the point, {1}: most after it. */
    BAD_AMOUNT,
    /** A code that the list does not have (any more). */
    NOT_IN_LIST,
    /** A product group or zone of an area that is not chosen. */
    NOT_IN_AREAS;

    @Override
    public String feature() {
        return "unit-form";
    }
}
