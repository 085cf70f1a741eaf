package org.fairgate.review.base;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.platform.text.TextKey;
import org.fairgate.unit.Reason;
import org.fairgate.unit.form.FieldRule;
import org.fairgate.unit.form.UnitForm;

/** The fields that reasons may be about: of units as {@code contact/mobile}, of persons as {@code photo}. */
public final class ReviewFields {
    private ReviewFields() {}

    /** What the field is called; empty for the whole and for a name that there is no field of. */
    public static Optional<TextKey> label(String field) {
        Stream<TextKey> ofUnit =
                UnitForm.all().stream().filter(rule -> rule.key().equals(field)).map(FieldRule::label);
        Stream<TextKey> ofPerson = Arrays.stream(PersonKind.values())
                .flatMap(kind -> PersonForm.fields(kind).stream())
                .filter(known -> known.name().equals(field))
                .map(PersonField::label);
        return Stream.concat(ofUnit, ofPerson).findFirst();
    }

    /** Refuses reasons about fields that a unit of this category does not have. */
    public static boolean requireOfUnit(List<Reason> reasons, UnitCategory category) {
        List<String> known = UnitForm.all().stream()
                .filter(rule -> rule.reach().includes(category))
                .map(FieldRule::key)
                .toList();
        return require(reasons, known);
    }

    /** Refuses reasons about fields that no person has. */
    public static boolean requireOfPerson(List<Reason> reasons) {
        List<String> known = Arrays.stream(PersonKind.values())
                .flatMap(kind -> PersonForm.fields(kind).stream())
                .map(PersonField::name)
                .toList();
        return require(reasons, known);
    }

    private static boolean require(List<Reason> reasons, List<String> known) {
        boolean fit = reasons.stream().allMatch(reason -> reason.field().isEmpty() || known.contains(reason.field()));
        if (!fit) {
            throw ReviewProblem.BAD_REASON.problem();
        }
        return true;
    }
}
