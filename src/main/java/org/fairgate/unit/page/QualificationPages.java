package org.fairgate.unit.page;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.file.FileProblem;
import org.fairgate.file.FilePurpose;
import org.fairgate.file.FileService;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.form.FormPage;

/** The page of the qualification document (R-UNIT-2); its form also uploads without scripts. */
public final class QualificationPages {
    /** Room for the boundaries and the other fields around the file itself. */
    private static final int FRAME = 16 * 1024;

    private static final String PATH = FormPage.QUALIFICATION.path();

    private final Pages pages;
    private final UnitService units;
    private final ReasonReader reasons;
    private final FileService files;
    private final int longestFile;
    private final InstantSource clock;

    /** @param longestFile bytes of one file, {@code upload.maxFile} */
    public QualificationPages(
            Pages pages, UnitPages.Sources sources, FileService files, int longestFile, InstantSource clock) {
        this.pages = pages;
        this.units = sources.units();
        this.reasons = sources.reasons();
        this.files = files;
        this.longestFile = longestFile;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, Access.UNIT, call -> show(call, Optional.empty())),
                Endpoint.post(PATH, Access.UNIT, this::upload).with(BodyRule.upload(longestFile + FRAME)));
    }

    /**
     * The page as it is drawn.
     *
     * @param needed whether the unit hands in a document at all
     * @param open whether it may do so now; outside the registration period and after submission it is only shown
     * @param standing what the unit's submission means for the page
     * @param name of the document, within a sentence
     * @param wrong why the last upload was refused, or what is missing
     */
    public record View(
            List<StepView> steps,
            boolean needed,
            boolean open,
            StandingView standing,
            boolean overseas,
            String title,
            String name,
            Optional<StoredFile> document,
            Optional<String> wrong,
            int longestFile,
            DraftPageView.Ways ways,
            boolean checking) {
        public View {
            steps = List.copyOf(steps);
        }
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        return units.preview(call.caller().unit())
                .compose(preview -> reasons.read(preview.details().unit()).map(found -> {
                    View view = view(call, preview, found, refused);
                    Reply drawn = pages.show(call, "unit/qualification.jte", Map.of("view", view));
                    return refused.map(problem ->
                                    drawn.withStatus(problem.refusal().status()))
                            .orElse(drawn);
                }));
    }

    private View view(Call call, UnitPreview preview, List<Reason> reasons, Optional<Problem> refused) {
        PageContext page = pages.context(call);
        var unit = preview.details().unit();
        boolean checking = call.query("check").isPresent();
        List<StepView> steps = StepView.all(preview, page);
        return new View(
                steps,
                unit.category().needsQualification(),
                preview.details().edition().isOpen(clock.instant())
                        && unit.state().editable(),
                StandingView.of(unit, reasons, page),
                unit.region() == Region.OVERSEAS,
                page.text(Documents.title(unit.category())),
                page.text(Documents.inText(unit.category())),
                preview.details().document(),
                refused.map(problem ->
                                page.text(problem.refusal(), problem.arguments().toArray()))
                        .or(() -> checking ? missing(preview, page) : Optional.empty())
                        .or(() -> Optional.ofNullable(StandingView.beside(FormPage.QUALIFICATION, unit, reasons, page)
                                .get("file"))),
                longestFile,
                checking
                        ? new DraftPageView.Ways(StepView.PREVIEW, StepView.PREVIEW)
                        : new DraftPageView.Ways(StepView.before(steps, PATH), StepView.after(steps, PATH)),
                checking);
    }

    private static Optional<String> missing(UnitPreview preview, PageContext page) {
        return preview.issues().stream()
                .filter(issue -> issue.rule().page() == FormPage.QUALIFICATION)
                .map(issue -> PreviewView.words(issue, page))
                .findFirst();
    }

    private Future<Reply> upload(Call call) {
        UnitId unit = call.caller().unit();
        return Pages.orShown(
                Future.succeededFuture(call)
                        .map(QualificationPages::sent)
                        .compose(file -> files.store(unit, FilePurpose.QUALIFICATION, Path.of(file.uploadedFileName())))
                        .compose(stored -> units.setQualification(unit, stored.id()))
                        .map(set -> Reply.seeOther(PATH)),
                problem -> show(call, Optional.of(problem)));
    }

    /** A form without a chosen file still sends an empty one. */
    private static FileUpload sent(Call call) {
        return call.file()
                .filter(upload -> upload.name().equals("file") && upload.size() > 0)
                .orElseThrow(() -> FileProblem.NO_FILE_SENT.problem());
    }
}
