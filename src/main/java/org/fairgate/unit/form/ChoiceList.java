package org.fairgate.unit.form;

/** A list of codes to choose from; {@link Choices} knows what is in it. */
public enum ChoiceList {
    /** Data of the edition. */
    INDUSTRIES,
    AREAS,
    PRODUCT_GROUPS,
    ZONES,
    /** Fixed: how many people the unit employs. */
    EMPLOYEES,
    /** Fixed: intended purchase volume in USD. */
    VOLUMES,
    /** Fixed: purpose of the visit. */
    PURPOSES,
    /** ISO 3166 alpha-2, all but the mainland: where goods, and overseas units, come from. */
    COUNTRIES
}
