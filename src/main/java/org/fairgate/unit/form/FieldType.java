package org.fairgate.unit.form;

/** What kind of value a field takes. */
public sealed interface FieldType {
    /**
     * A line of text, or several.
     *
     * @param longest in characters (code points), blanks at the ends not counted
     */
    record Text(int longest, TextShape shape) implements FieldType {}

    /**
     * A decimal number, not negative, as JSON number or as typed text.
     *
     * @param digits most digits before the point
     * @param decimals most digits after it
     */
    record Amount(int digits, int decimals) implements FieldType {}

    /** One code of a list. */
    record One(ChoiceList list) implements FieldType {}

    /**
     * One or more codes of a list.
     *
     * @param withinAreas whether each must belong to one of the areas chosen
     */
    record Many(ChoiceList list, boolean withinAreas) implements FieldType {}

    /** A stored file. */
    record Document() implements FieldType {}
}
