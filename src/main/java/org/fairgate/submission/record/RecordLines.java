package org.fairgate.submission.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.person.base.Person;
import org.fairgate.person.form.PersonWords;
import org.fairgate.platform.page.PageContext;
import org.fairgate.submission.page.SubmissionPages.Wording;
import org.fairgate.submission.record.RecordContent.Row;
import org.fairgate.submission.record.RecordContent.Section;
import org.fairgate.submission.record.RecordPages.Material;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.form.FieldRule;
import org.fairgate.unit.form.FieldType;
import org.fairgate.unit.form.FormPage;
import org.fairgate.unit.form.UnitForm;
import org.fairgate.unit.life.UnitRound;

/** Puts a record into words. */
final class RecordLines {
    private final PageContext page;
    private final PersonWords words;

    RecordLines(PageContext page, Wording wording) {
        this.page = page;
        this.words = wording.of(page);
    }

    RecordContent of(Material material, Instant now) {
        String reference = material.submission().receipt().number();
        List<Section> sections = new ArrayList<>();
        UnitCategory category = material.submission().unit().category();
        Arrays.stream(FormPage.values())
                .map(formPage -> section(formPage, category, material.round()))
                .filter(section -> !section.rows().isEmpty())
                .forEach(sections::add);
        sections.add(persons(material));
        return new RecordContent(
                page.text(RecordText.TITLE, page.fair()),
                facts(material, reference),
                sections,
                page.text(RecordText.FOOTER, page.shortMoment(now), reference));
    }

    private List<Row> facts(Material material, String reference) {
        List<Row> facts = new ArrayList<>();
        facts.add(row(RecordText.REFERENCE, reference));
        facts.add(row(
                RecordText.SUBMITTED_AT,
                page.text(RecordText.BEIJING_TIME, page.moment(material.round().submittedAt()))));
        facts.add(row(RecordText.UNIT, material.submission().unit().filing().name()));
        material.details()
                .account()
                .creditCode()
                .ifPresent(code -> facts.add(row(RecordText.CREDIT_CODE, code.value())));
        facts.add(row(RecordText.REVIEWED_BY, reviewer(material)));
        facts.add(row(
                RecordText.STATE, page.text(state(material.submission().unit().state()))));
        return facts;
    }

    private Row row(RecordText label, String value) {
        return new Row(page.text(label), value);
    }

    private String reviewer(Material material) {
        return material.details()
                .delegation()
                .map(node -> node.name(page.language()))
                .orElseGet(() -> page.text(RecordText.OVERSEAS_DESK));
    }

    private static RecordText state(UnitState state) {
        return switch (state) {
            case APPROVED -> RecordText.STATE_APPROVED;
            case RETURNED -> RecordText.STATE_RETURNED;
            case DRAFT, SUBMITTED -> RecordText.STATE_SUBMITTED;
        };
    }

    private Section section(FormPage formPage, UnitCategory category, UnitRound round) {
        return new Section(
                page.text(formPage.title()),
                UnitForm.fields(formPage, category).stream()
                        .flatMap(rule -> field(rule, round).stream())
                        .toList());
    }

    private Optional<Row> field(FieldRule rule, UnitRound round) {
        String values = rule.type() instanceof FieldType.Document
                        && !round.values(rule.key()).isEmpty()
                ? page.text(RecordText.DOCUMENT_SENT)
                : round.values(rule.key()).stream()
                        .map(choice -> choice.name(page.language()))
                        .collect(Collectors.joining(page.text(RecordText.SEPARATOR)));
        return values.isEmpty() ? Optional.empty() : Optional.of(new Row(page.text(rule.label()), values));
    }

    private Section persons(Material material) {
        List<Row> rows = new ArrayList<>();
        material.persons().forEach(person -> rows.add(person(person)));
        int more = material.submission().submitted() - rows.size();
        if (more > 0) {
            rows.add(new Row("", page.text(RecordText.MORE_PERSONS, more)));
        }
        return new Section(page.text(RecordText.PERSONS), rows);
    }

    private Row person(Person person) {
        String days = person.entryDays().stream()
                .map(day -> day.toString())
                .collect(Collectors.joining(page.text(RecordText.SEPARATOR)));
        return new Row(
                person.summary().name(),
                String.join(
                        "  ·  ",
                        words.kind(person.kind()),
                        person.summary().documentMasked(),
                        days,
                        words.state(person.state().code())));
    }
}
