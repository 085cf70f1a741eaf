package org.fairgate.person.form;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;

/**
 * A person as it would be submitted.
 *
 * @param fields those that are asked for, in the order of the form
 * @param document when its number is right
 */
public record CheckedPerson(PersonKind kind, List<CheckedPersonField> fields, Optional<IdDocument> document) {
    public CheckedPerson {
        fields = List.copyOf(fields);
    }

    /** Everything that is missing or wrong, in the order of the fields. */
    public List<PersonIssue> issues() {
        return fields.stream().flatMap(field -> field.issue().stream()).toList();
    }

    /** Whether it could be submitted as it is. */
    public boolean complete() {
        return issues().isEmpty();
    }

    /** What looks odd and may be right all the same. */
    public List<IdDocument.Warning> warnings() {
        return document.map(IdDocument::warnings).orElse(List.of());
    }

    /** The values of a field; none when it is empty or not asked for. */
    public List<String> all(String field) {
        return fields.stream()
                .filter(checked -> checked.field().name().equals(field))
                .findFirst()
                .map(CheckedPersonField::values)
                .orElse(List.of());
    }

    /** The value of a field; empty when there is none. */
    public String value(String field) {
        List<String> all = all(field);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The values of all fields that have some, by name. */
    public Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> !field.values().isEmpty())
                .forEach(field -> values.put(field.field().name(), field.values()));
        return values;
    }

    /** The entry days chosen; only of a person whose days are right. */
    public List<LocalDate> entryDays() {
        return all("entryDays").stream().map(LocalDate::parse).toList();
    }

    /**
     * What must be unique in an edition (R-PER-5): type and number of the document, of a foreign passport also who issued
     * it, since two countries may give out the same number.
     */
    public Optional<String> documentClaim() {
        return document.map(found -> found.type().code() + "/" + value("nationality") + "/" + found.number());
    }
}
