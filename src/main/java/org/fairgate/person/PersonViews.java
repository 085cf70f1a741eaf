package org.fairgate.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.form.CheckedPersonField;
import org.fairgate.person.form.PersonIssue;
import org.fairgate.person.form.PersonWords;

/** Persons as the API gives them. */
final class PersonViews {
    private PersonViews() {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PersonView(
            String personId,
            String kind,
            String state,
            Optional<String> tag,
            int round,
            String name,
            String documentType,
            String documentMasked,
            String position,
            Optional<String> photoId,
            List<LocalDate> entryDays,
            boolean entryDaysChangeable,
            String draftPage,
            Optional<Instant> submittedAt,
            Instant createdAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ListView(List<PersonView> persons, Map<String, Integer> counts, int unsubmitted, Optional<String> next) {}

    record CheckView(
            String personId,
            boolean complete,
            List<FieldView> fields,
            List<IssueView> problems,
            List<WarningView> warnings) {}

    record FieldView(String field, String label, boolean required, List<ValueView> values) {}

    record ValueView(String value, String text) {}

    record IssueView(String field, String label, String code, String detail, String link) {}

    record WarningView(String code, String detail) {}

    static PersonView person(Person person) {
        return new PersonView(
                person.key().person().toString(),
                person.kind().code(),
                person.state().code(),
                person.tag().map(Tag::code),
                person.round(),
                person.summary().name(),
                person.summary().documentType(),
                person.summary().documentMasked(),
                person.summary().position(),
                person.summary().photo().map(FileId::toString),
                person.entryDays(),
                person.entryDaysChangeable(),
                person.key().page(),
                person.submittedAt(),
                person.createdAt());
    }

    static ListView list(PersonService.Listed listed, PersonCounts counts) {
        Map<String, Integer> tabs = new LinkedHashMap<>();
        for (PersonTab tab : PersonTab.values()) {
            tabs.put(tab.code(), counts.of(tab));
        }
        return new ListView(
                listed.persons().stream().map(PersonViews::person).toList(),
                tabs,
                counts.unsubmitted(),
                listed.next().map(PersonId::toString));
    }

    static CheckView check(PersonService.Checked checked, PersonWords words) {
        String link = "/persons/" + checked.person().key().person() + "#";
        return new CheckView(
                checked.person().key().person().toString(),
                checked.result().complete(),
                checked.result().fields().stream()
                        .map(field -> field(field, words))
                        .toList(),
                checked.result().issues().stream()
                        .map(issue -> issue(issue, link, words))
                        .toList(),
                checked.result().warnings().stream()
                        .map(warning -> new WarningView(warning.code(), words.warning(warning)))
                        .toList());
    }

    private static FieldView field(CheckedPersonField checked, PersonWords words) {
        return new FieldView(
                checked.field().name(),
                words.label(checked.field()),
                checked.field().required(),
                checked.values().stream()
                        .map(value -> new ValueView(value, words.value(checked.field(), value)))
                        .toList());
    }

    private static IssueView issue(PersonIssue issue, String link, PersonWords words) {
        return new IssueView(
                issue.field().name(),
                words.label(issue.field()),
                issue.text().key(),
                words.issue(issue),
                link + issue.field().anchor());
    }
}
