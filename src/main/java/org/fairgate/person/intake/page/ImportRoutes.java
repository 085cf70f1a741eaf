package org.fairgate.person.intake.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.FileId;
import org.fairgate.person.intake.ImportProblem;
import org.fairgate.person.intake.ImportService;
import org.fairgate.person.intake.WrongRow;
import org.fairgate.person.sheet.raw.SheetProblem;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;

/** The JSON API of imports, and the spreadsheets to take away. */
public final class ImportRoutes {
    static final String API = "/api/v1/persons/imports";
    static final String ONE = API + "/:importId";

    /** Room for the boundaries around the file itself. */
    static final int FRAME = 16 * 1024;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportService imports;
    private final Texts texts;
    private final int longestFile;

    /** @param longestFile bytes of a file, {@code sheets.maxFile} */
    public ImportRoutes(ImportService imports, Texts texts, int longestFile) {
        this.imports = imports;
        this.texts = texts;
        this.longestFile = longestFile;
    }

    /** All routes. They stand before those of single persons, whose ids their names could be taken for. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/persons/export", Access.UNIT, this::export),
                Endpoint.get(API + "/template", Access.UNIT, this::template),
                Endpoint.post(API, Access.UNIT, this::upload)
                        .with(BodyRule.largeUpload(longestFile + FRAME))
                        // The same file again does nothing twice: its documents decide.
                        .with(IdempotencyRule.IGNORED),
                Endpoint.get(API, Access.UNIT, this::list),
                Endpoint.get(ONE, Access.UNIT, this::read),
                Endpoint.get(ONE + "/rows", Access.UNIT, this::rows),
                Endpoint.get(ONE + "/corrections", Access.UNIT, this::corrections));
    }

    private Future<Reply> upload(Call call) {
        return Future.succeededFuture(call)
                .map(ImportRoutes::sent)
                .compose(upload -> imports.receive(call.caller().unit(), upload))
                .map(received -> Reply.json(202, ImportView.of(received, texts, call.language()))
                        .withHeader("Location", API + "/" + received.id()));
    }

    /** The uploaded file; a form without a chosen one still sends an empty one. */
    static ImportService.Upload sent(Call call) {
        FileUpload file = call.file()
                .filter(upload -> upload.name().equals("file") && upload.size() > 0)
                .orElseThrow(() -> SheetProblem.NO_FILE.problem());
        return new ImportService.Upload(Path.of(file.uploadedFileName()), file.fileName(), file.size());
    }

    private Future<Reply> list(Call call) {
        return imports.list(call.caller().unit())
                .map(all -> Reply.json(new Listed(all.stream()
                        .map(one -> ImportView.of(one, texts, call.language()))
                        .toList())));
    }

    private record Listed(List<ImportView> imports) {}

    private Future<Reply> read(Call call) {
        return imports.find(call.caller().unit(), id(call))
                .map(found -> Reply.json(ImportView.of(found, texts, call.language())));
    }

    /** Rows that were not imported; {@code next} is the cursor of the rest. */
    private record Rows(List<RowView> rows, Optional<String> next) {}

    /** One of them, without what was typed but the name. */
    private record RowView(int place, String sheet, int row, String name, List<String> reasons) {}

    private Future<Reply> rows(Call call) {
        int after = number(call, "cursor", 0, Integer.MAX_VALUE);
        int limit = number(call, "limit", 50, ImportService.MOST_ROWS);
        return imports.find(call.caller().unit(), id(call))
                .compose(found -> imports.wrongRows(found, after, limit + 1))
                .map(rows -> Reply.json(new Rows(
                        rows.stream()
                                .limit(limit)
                                .map(row -> view(row, call.language()))
                                .toList(),
                        rows.size() > limit
                                ? Optional.of(
                                        Integer.toString(rows.get(limit - 1).place()))
                                : Optional.empty())));
    }

    private RowView view(WrongRow row, Language language) {
        return new RowView(row.place(), row.sheet(), row.number(), row.name(), imports.reasons(row, language));
    }

    private static int number(Call call, String name, int otherwise, int most) {
        String typed = call.query(name).orElse("");
        if (typed.isEmpty()) {
            return otherwise;
        }
        if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) > most) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
        return Integer.parseInt(typed);
    }

    private Future<Reply> corrections(Call call) {
        return imports.corrections(call.caller().unit(), id(call), call.language())
                .map(bytes -> download(bytes, words(call, ImportText.FILE_CORRECTIONS)));
    }

    private Future<Reply> template(Call call) {
        return imports.template(call.language()).map(bytes -> download(bytes, words(call, ImportText.FILE_TEMPLATE)));
    }

    private Future<Reply> export(Call call) {
        return imports.export(call.caller().unit(), call.language())
                .map(bytes -> download(bytes, words(call, ImportText.FILE_EXPORT)));
    }

    private String words(Call call, ImportText text) {
        return texts.get(call.language(), text);
    }

    private static Reply download(Buffer bytes, String name) {
        String encoded =
                URLEncoder.encode(name + ".xlsx", StandardCharsets.UTF_8).replace("+", "%20");
        return Reply.bytes(200, XLSX, bytes)
                .withHeader(
                        "Content-Disposition", "attachment; filename=\"fairgate.xlsx\"; filename*=UTF-8''" + encoded)
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Cache-Control", "private, no-store");
    }

    static UUID id(Call call) {
        return call.pathParam("importId", FileId::parse, ImportProblem.NO_SUCH_IMPORT)
                .value();
    }
}
