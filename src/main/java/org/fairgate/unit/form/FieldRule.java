package org.fairgate.unit.form;

/**
 * One field of a page.
 *
 * @param name key in the draft and id of the control
 * @param reach which units have it at all
 * @param required whether it must be filled in for submission (never for a draft)
 */
public record FieldRule(FormPage page, String name, FormText label, FieldType type, Reach reach, boolean required) {
    /** Page and field, such as {@code contact/mobile}: how reasons and submitted rounds name it. */
    public String key() {
        return page.code() + "/" + name;
    }

    /** The field on its page. */
    public String link() {
        return page.path() + "#" + name;
    }

    FieldRule only(Reach some) {
        return new FieldRule(page, name, label, type, some, required);
    }

    FieldRule star() {
        return new FieldRule(page, name, label, type, reach, true);
    }
}
