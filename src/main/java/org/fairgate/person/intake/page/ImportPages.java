package org.fairgate.person.intake.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.person.intake.ImportService;
import org.fairgate.person.intake.ImportState;
import org.fairgate.person.intake.PersonImport;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** The page on which persons are imported (R-PER-7), and the report of each import; both work without scripts. */
public final class ImportPages {
    private static final String PATH = "/persons/import";
    private static final int MEGABYTE = 1024 * 1024;

    private final Pages pages;
    private final ImportService imports;
    private final int longestFile;

    /** @param longestFile bytes of a file, {@code sheets.maxFile} */
    public ImportPages(Pages pages, ImportService imports, int longestFile) {
        this.pages = pages;
        this.imports = imports;
        this.longestFile = longestFile;
    }

    /** All routes; before those of single persons, whose ids their names could be taken for. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, Access.UNIT, call -> show(call, Optional.empty())),
                Endpoint.post(PATH, Access.UNIT, this::upload)
                        .with(BodyRule.largeUpload(longestFile + ImportRoutes.FRAME)),
                Endpoint.get(PATH + "/:importId", Access.UNIT, this::report));
    }

    /**
     * The page as it is drawn.
     *
     * @param wrong why the last upload was refused
     */
    public record View(List<Line> history, Optional<String> wrong, int megabytes, long longestFile) {
        public View {
            history = List.copyOf(history);
        }
    }

    /**
     * One import in words.
     *
     * @param look of its tag
     */
    public record Line(PersonImport of, ImportText state, String look) {
        static Line of(PersonImport of) {
            String look = switch (of.state()) {
                case DONE -> of.counts().wrong() == 0 ? "good" : "todo";
                case FAILED -> "bad";
                default -> "wait";
            };
            return new Line(of, ImportText.of(of.state()), look);
        }
    }

    /** The report as it is drawn, with the first of the rows that were not imported. */
    public record Report(Line line, List<Row> rows, Optional<String> problem) {
        public Report {
            rows = List.copyOf(rows);
        }

        /** Whether something still happens to it. */
        public boolean live() {
            return !line.of().state().ended();
        }

        /** Whether its rows are being imported. */
        public boolean running() {
            return line.of().state() == ImportState.RUNNING
                    && line.of().counts().total() > 0;
        }
    }

    /** A row that was not imported. */
    public record Row(String sheet, int number, String name, List<String> reasons) {
        public Row {
            reasons = List.copyOf(reasons);
        }
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        PageContext page = pages.context(call);
        Optional<String> wrong = refused.map(
                problem -> page.text(problem.refusal(), problem.arguments().toArray()));
        return imports.list(call.caller().unit())
                .map(all -> new View(all.stream().map(Line::of).toList(), wrong, longestFile / MEGABYTE, longestFile))
                .map(view -> pages.show(call, "person/import.jte", Map.of("view", view)))
                .map(drawn ->
                        refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn));
    }

    private Future<Reply> upload(Call call) {
        return Pages.orShown(
                Future.succeededFuture(call)
                        .map(ImportRoutes::sent)
                        .compose(file -> imports.receive(call.caller().unit(), file))
                        .map(received -> Reply.seeOther(PATH + "/" + received.id())),
                problem -> show(call, Optional.of(problem)));
    }

    private Future<Reply> report(Call call) {
        PageContext page = pages.context(call);
        return imports.find(call.caller().unit(), ImportRoutes.id(call))
                .compose(found -> imports.wrongRows(found, 0, ImportService.MOST_ROWS)
                        .map(rows -> new Report(
                                Line.of(found),
                                rows.stream()
                                        .map(row -> new Row(
                                                row.sheet(),
                                                row.number(),
                                                row.name(),
                                                imports.reasons(row, call.language())))
                                        .toList(),
                                found.problem().map(page::byKey))))
                .map(report -> pages.show(call, "person/import-report.jte", Map.of("report", report)));
    }
}
