package org.fairgate.person.form;

/** What kind of value a field of a person takes. */
public enum PersonInput {
    /** One of the documents of the person's kind. */
    DOCUMENT_TYPE,
    DOCUMENT_NUMBER,
    /** One line of text. */
    LINE,
    /** {@code male} or {@code female}. */
    SEX,
    /** Three boxes: the field's name followed by {@code Year}, {@code Month} and {@code Day}. */
    DATE,
    /** ISO 3166 alpha-2, all but China. */
    COUNTRY,
    MAINLAND_MOBILE,
    /** A mainland number, or any other with plus sign and country code. */
    ANY_MOBILE,
    EMAIL,
    /** A list of days of the edition. */
    DAYS,
    /** {@code express} or {@code pick-up}. */
    DELIVERY,
    /** The id of a saved address. */
    ADDRESS,
    /** The id of a file for the badge. */
    PHOTO,
    /** The id of a file that proves residence abroad. */
    PROOF,
    /** A box that must be ticked: a list with {@code yes}. */
    COMMITMENT
}
