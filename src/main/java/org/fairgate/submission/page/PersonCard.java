package org.fairgate.submission.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.fairgate.person.PersonService.Checked;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.CheckedPersonField;
import org.fairgate.person.form.PersonInput;
import org.fairgate.person.form.PersonIssue;
import org.fairgate.person.form.PersonWords;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.page.PreviewView;

/**
 * One person to submit.
 *
 * @param kind the kind and the document, in a line
 * @param facts what is asked for most often
 * @param problems what is missing or wrong, with links
 * @param sentBack whether a reviewer sent it back
 */
public record PersonCard(
        String id, String name, String kind, List<Fact> facts, List<PreviewView.Problem> problems, boolean sentBack) {
    private static final List<String> SHOWN = List.of("documentNumber", "mobile", "entryDays", "delivery");

    /** Appended to links to a person's page: the page then says beside the fields what is wrong. */
    private static final String CHECK = "?check=1";

    public PersonCard {
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }

    /** A line of the card. */
    public record Fact(String label, String value) {}

    /** Where the person is changed. */
    public String link() {
        return "/persons/" + id + (problems.isEmpty() ? "" : CHECK);
    }

    /** Whether nothing is missing or wrong. */
    public boolean complete() {
        return problems.isEmpty();
    }

    static PersonCard of(Checked checked, PersonWords words, PageContext page) {
        Person person = checked.person();
        CheckedPerson result = checked.result();
        String id = person.key().person().toString();
        String name = result.value("name").isEmpty() ? page.text(SubmissionText.UNNAMED) : result.value("name");
        return new PersonCard(
                id,
                name,
                words.kind(person.kind()),
                result.fields().stream()
                        .filter(field -> SHOWN.contains(field.field().name())
                                && field.issue().isEmpty())
                        .map(field -> fact(field, words, page))
                        .toList(),
                result.issues().stream()
                        .map(issue -> problem(id, name, issue, words, page))
                        .toList(),
                person.state() == PersonState.RETURNED);
    }

    private static Fact fact(CheckedPersonField field, PersonWords words, PageContext page) {
        String separator = page.text(SubmissionText.LIST_SEPARATOR);
        return new Fact(
                words.label(field.field()),
                field.values().stream()
                        .map(value -> field.field().input() == PersonInput.DAYS
                                ? day(LocalDate.parse(value), page)
                                : words.value(field.field(), value))
                        .reduce((first, second) -> first + separator + second)
                        .orElse(""));
    }

    private static String day(LocalDate day, PageContext page) {
        return DateTimeFormatter.ofPattern(
                        page.either("M月d日", "d MMM"), page.language().locale())
                .format(day);
    }

    private static PreviewView.Problem problem(
            String id, String name, PersonIssue issue, PersonWords words, PageContext page) {
        return new PreviewView.Problem(
                page.text(SubmissionText.PERSON_PROBLEM, name, words.label(issue.field()), words.issue(issue)),
                "/persons/" + id + CHECK + "#" + issue.field().anchor());
    }
}
