package org.fairgate.unit;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.file.FileRoutes.FileView;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** The JSON API of the unit's registration. */
public final class UnitRoutes {
    private final UnitService units;
    private final UnitProgress progress;
    private final Texts texts;

    public UnitRoutes(UnitService units, UnitProgress progress, Texts texts) {
        this.units = units;
        this.progress = progress;
        this.texts = texts;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/unit", Access.UNIT, this::unit),
                Endpoint.get("/api/v1/unit/preview", Access.UNIT, this::preview),
                Endpoint.get("/api/v1/unit/progress", Access.UNIT, this::progress),
                Endpoint.put("/api/v1/unit/qualification", Access.UNIT, this::setQualification));
    }

    record QualificationChange(@Nullable String fileId) {}

    private Future<Reply> unit(Call call) {
        return units.details(call.caller().unit()).map(details -> Reply.json(UnitViews.details(details)));
    }

    private Future<Reply> preview(Call call) {
        return units.preview(call.caller().unit())
                .map(preview -> Reply.json(new UnitViews(texts, call.language()).preview(preview)));
    }

    private Future<Reply> progress(Call call) {
        return progress.of(call.caller().unit())
                .map(chart -> Reply.json(new UnitViews(texts, call.language()).progress(chart)));
    }

    private Future<Reply> setQualification(Call call) {
        return units.setQualification(call.caller().unit(), fileId(call)).map(file -> Reply.json(FileView.of(file)));
    }

    private static FileId fileId(Call call) {
        String typed = call.json(QualificationChange.class).fileId();
        try {
            return FileId.parse(typed == null ? "" : typed);
        } catch (InvalidValue notAnId) {
            throw HttpProblem.INVALID_INPUT
                    .problem()
                    .errors(List.of(new FieldProblem("/fileId", HttpProblem.INVALID_INPUT)));
        }
    }
}
