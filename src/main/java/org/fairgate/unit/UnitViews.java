package org.fairgate.unit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.fairgate.edition.Choice;
import org.fairgate.file.FileRoutes.FileView;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.Language;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.CheckedField;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.form.FormIssue;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.Progress;
import org.fairgate.unit.progress.Step;

/** Registrations, previews and progress as the API gives them, in one language. */
final class UnitViews {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Texts texts;
    private final Language language;

    UnitViews(Texts texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    record UnitView(
            String unitId,
            String editionId,
            String accountKind,
            String region,
            String category,
            String state,
            Optional<String> creditCode,
            Optional<String> recommendationCode,
            Optional<NamedView> delegation,
            boolean qualificationNeeded,
            Optional<FileView> qualification,
            Instant createdAt) {}

    record NamedView(String code, String nameZh, String nameEn) {}

    record PreviewView(boolean complete, UnitView unit, List<PageView> pages, List<IssueView> problems) {}

    record PageView(String page, String title, String link, boolean complete, List<FieldView> fields) {}

    record FieldView(String field, String label, boolean required, List<ValueView> values) {}

    record ValueView(String value, String text) {}

    record IssueView(String page, String field, String label, String code, String detail, String link) {}

    record ProgressView(List<TaskView> tasks, Optional<StepView> next) {}

    record TaskView(
            int number,
            String task,
            String title,
            String state,
            String facts,
            Optional<String> reason,
            Optional<StepView> step) {}

    record StepView(String label, String link) {}

    static UnitView details(UnitDetails details) {
        Unit unit = details.unit();
        return new UnitView(
                unit.id().toString(),
                unit.edition().toString(),
                details.account().kind().code(),
                unit.region().code(),
                unit.category().code(),
                unit.state().code(),
                details.account().creditCode().map(CreditCode::value),
                details.account().recommendationCode(),
                details.delegation().map(node -> new NamedView(node.code(), node.nameZh(), node.nameEn())),
                unit.category().needsQualification(),
                details.document().map(FileView::of),
                unit.createdAt());
    }

    PreviewView preview(UnitPreview preview) {
        return new PreviewView(
                preview.complete(),
                details(preview.details()),
                preview.pages().stream().map(this::page).toList(),
                preview.issues().stream().map(this::issue).toList());
    }

    private PageView page(CheckedPage page) {
        return new PageView(
                page.page().code(),
                text(page.page().title()),
                page.page().path(),
                page.complete(),
                page.fields().stream().map(this::field).toList());
    }

    private FieldView field(CheckedField field) {
        return new FieldView(
                field.rule().name(),
                text(field.rule().label()),
                field.rule().required(),
                field.values().stream().map(this::value).toList());
    }

    private ValueView value(Choice value) {
        return new ValueView(value.code(), value.name(language));
    }

    private IssueView issue(FormIssue issue) {
        return new IssueView(
                issue.rule().page().code(),
                issue.rule().name(),
                text(issue.rule().label()),
                issue.text().key(),
                text(issue.text(), issue.argumentArray()),
                issue.link());
    }

    ProgressView progress(Progress progress) {
        return new ProgressView(
                progress.tasks().stream().map(this::task).toList(),
                progress.next().map(this::step));
    }

    private TaskView task(Progress.Entry entry) {
        return new TaskView(
                entry.number(),
                entry.task().code(),
                text(entry.task().title()),
                entry.state().code(),
                line(entry.report().facts()),
                entry.report().reason().map(this::line),
                entry.report().step().map(this::step));
    }

    private StepView step(Step step) {
        return new StepView(text(step.label()), step.link());
    }

    private String line(Line line) {
        return line.words(
                this::text, moment -> moment.atZone(ZONE).toLocalDate().toString());
    }

    private String text(TextKey key, Object... arguments) {
        return texts.get(language, key, arguments);
    }
}
