package org.fairgate.person.form;

import java.util.Set;
import org.fairgate.kernel.document.PersonKind;

/**
 * One field of a person.
 *
 * @param name key in the draft and id of the control; of a date without {@code Year}, {@code Month}, {@code Day}
 * @param longest most characters of a text; 0 for what is no text
 * @param kinds the kinds of persons that have it
 * @param required whether it must be filled in for submission, where {@link PersonForm#asks} asks for it
 */
public record PersonField(
        String name, PersonFormText label, PersonInput input, int longest, Set<PersonKind> kinds, boolean required) {
    public PersonField {
        kinds = Set.copyOf(kinds);
    }

    /** The id of the control to put it right with. */
    public String anchor() {
        return input == PersonInput.DATE ? name + "Year" : name;
    }

    PersonField only(PersonKind first, PersonKind... more) {
        return new PersonField(name, label, input, longest, java.util.EnumSet.of(first, more), required);
    }

    PersonField star() {
        return new PersonField(name, label, input, longest, kinds, true);
    }
}
