package org.fairgate.unit.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.file.StoredFile;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.form.CheckedField;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.form.FieldType;
import org.fairgate.unit.form.FormIssue;
import org.fairgate.unit.form.FormPage;

/**
 * The preview as its page draws it.
 *
 * @param open whether the edition takes registrations now, so that anything can be put right at all
 * @param problems what is missing or wrong, each with the link to where it is put right
 */
public record PreviewView(
        boolean open,
        List<StepView> steps,
        List<FactView> facts,
        List<Problem> problems,
        List<Section> sections,
        Optional<StoredFile> document,
        String documentTitle,
        boolean overseas) {

    /** Appended to links from the preview: the page then says beside the fields what is wrong. */
    static final String CHECK = "?check=1";

    public PreviewView {
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
        sections = List.copyOf(sections);
    }

    /** One thing to put right. */
    public record Problem(String text, String link) {}

    /**
     * One page.
     *
     * @param blank labels of the optional fields that are empty; they would only make the page long
     */
    public record Section(String title, String link, List<Row> rows, String blank) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One field.
     *
     * @param value empty when there is none, which then is a problem
     * @param picture whether the value is the document's picture
     */
    public record Row(String label, String value, Optional<String> problem, boolean picture) {}

    /** The preview in the reader's language. */
    public static PreviewView of(UnitPreview preview, boolean open, PageContext page) {
        return new PreviewView(
                open,
                StepView.all(preview, page),
                FactView.all(preview.details(), page),
                preview.issues().stream().map(issue -> problem(issue, page)).toList(),
                preview.pages().stream().map(one -> section(one, page)).toList(),
                preview.details().document(),
                page.text(Documents.title(preview.details().unit().category())),
                preview.details().unit().region() == org.fairgate.kernel.Region.OVERSEAS);
    }

    private static Problem problem(FormIssue issue, PageContext page) {
        return new Problem(
                said(issue, page),
                issue.rule().page().path() + CHECK + "#" + issue.rule().name());
    }

    /** What is wrong, and where. */
    private static String said(FormIssue issue, PageContext page) {
        String label = page.text(issue.rule().label());
        return switch (issue.text()) {
            case MISSING_TEXT -> page.text(UnitText.PROBLEM_MISSING_TEXT, label);
            case MISSING_CHOICE -> page.text(UnitText.PROBLEM_MISSING_CHOICE, label);
            case MISSING_FILE -> page.text(UnitText.PROBLEM_MISSING_FILE, label);
            default -> page.text(UnitText.PROBLEM, label, words(issue, page));
        };
    }

    /** What is wrong with a field, without naming the field. */
    static String words(FormIssue issue, PageContext page) {
        return page.text(issue.text(), issue.argumentArray());
    }

    private static Section section(CheckedPage one, PageContext page) {
        return new Section(
                page.text(one.page().title()),
                one.page().path() + (one.complete() ? "" : CHECK),
                one.fields().stream()
                        .filter(field -> !isBlank(field))
                        .map(field -> row(field, page))
                        .toList(),
                one.fields().stream()
                        .filter(PreviewView::isBlank)
                        .map(field -> page.text(field.rule().label()))
                        .collect(Collectors.joining(page.text(UnitText.FIELDS_SEPARATOR))));
    }

    /** The fields of one page that have a value, as text. */
    static List<Row> rows(FormPage formPage, UnitPreview preview, PageContext page) {
        return preview.pages().stream()
                .filter(one -> one.page() == formPage)
                .flatMap(one -> one.fields().stream())
                .filter(field -> !isBlank(field))
                .map(field -> row(field, page))
                .toList();
    }

    private static boolean isBlank(CheckedField field) {
        return field.values().isEmpty() && field.issue().isEmpty();
    }

    private static Row row(CheckedField field, PageContext page) {
        boolean picture = field.rule().type() instanceof FieldType.Document;
        List<String> values = field.values().stream()
                .map(value -> value.name(page.language()))
                .toList();
        return new Row(
                page.text(field.rule().label()),
                picture ? "" : String.join(page.text(UnitText.FIELDS_SEPARATOR), values),
                field.issue().map(issue -> words(issue, page)),
                picture && field.issue().isEmpty());
    }
}
