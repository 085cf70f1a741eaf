package org.fairgate.draft.form;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.draft.Draft;
import org.fairgate.draft.DraftProblem;
import org.fairgate.draft.DraftService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;

/** Opens draft pages as forms and saves posted ones. */
public final class DraftForms {
    /** Field of a form that names the version its values are based on. */
    public static final String BASE = "_base";

    private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final Db db;
    private final DraftService drafts;
    private final int maxBytes;

    /** Size in bytes of the largest page as JSON. */
    public int maxBytes() {
        return maxBytes;
    }

    /** @param maxBytes size of the largest page as JSON */
    public DraftForms(Db db, DraftService drafts, int maxBytes) {
        this.db = db;
        this.drafts = drafts;
        this.maxBytes = maxBytes;
    }

    /**
     * Whose form, in which edition.
     *
     * @param open whether the edition takes registrations now
     */
    public record Owner(UnitId unit, EditionId edition, boolean open) {}

    /**
     * What the form tells the browser of its holder.
     *
     * @param login the login name
     */
    public DraftHolder holder(UnitId unit, String login) {
        return new DraftHolder(unit.toString(), login, drafts.localKey(unit));
    }

    /** The page as last saved; empty fields when it never was. */
    public Future<DraftForm> open(Owner owner, DraftSheet sheet) {
        return find(owner, sheet).map(found -> form(owner, sheet, found));
    }

    /**
     * Saves a posted form (R-SAVE-1, R-SAVE-2).
     *
     * @return empty when all of it is durable, else the form to show again, with nothing lost of what was typed
     */
    public Future<Optional<DraftForm>> save(Owner owner, DraftSheet sheet, Call call) {
        long base = base(call);
        return find(owner, sheet).compose(found -> {
            JsonObject before = found.filter(draft -> draft.version() == base)
                    .map(DraftForms::content)
                    .orElseGet(JsonObject::new);
            return save(owner, sheet, base, sheet.posted(call, before));
        });
    }

    /**
     * Puts a text into one field of a page, whatever else the page holds. Fails with {@link DraftProblem#STALE} when the
     * page is saved elsewhere in between.
     */
    public Future<Void> put(Owner owner, String page, String field, String text) {
        return db.read(client -> drafts.find(client, owner.unit(), owner.edition(), page))
                .compose(found -> drafts.save(
                        owner.unit(),
                        page,
                        found.map(Draft::version).orElse(0L),
                        found.map(DraftForms::content)
                                .orElseGet(JsonObject::new)
                                .put(field, text)
                                .toBuffer()))
                .mapEmpty();
    }

    private Future<Optional<DraftForm>> save(Owner owner, DraftSheet sheet, long base, JsonObject typed) {
        if (typed.toBuffer().length() > maxBytes) {
            return refused(owner, sheet, typed, DraftForm.State.TOO_LONG);
        }
        return drafts.save(owner.unit(), sheet.page(), base, typed.toBuffer())
                .map(saved -> Optional.<DraftForm>empty())
                .recover(cause -> refusal(cause)
                        .map(state -> refused(owner, sheet, typed, state))
                        .orElseGet(() -> Future.failedFuture(cause)));
    }

    private static Optional<DraftForm.State> refusal(Throwable cause) {
        if (cause instanceof Problem problem && problem.refusal() instanceof DraftProblem why) {
            return switch (why) {
                case STALE -> Optional.of(DraftForm.State.STALE);
                case LOCKED -> Optional.of(DraftForm.State.LOCKED);
                case CLOSED -> Optional.of(DraftForm.State.CLOSED);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** What was typed, on top of what is stored now. */
    private Future<Optional<DraftForm>> refused(
            Owner owner, DraftSheet sheet, JsonObject typed, DraftForm.State state) {
        return find(owner, sheet).map(newest -> {
            DraftForm stored = form(owner, sheet, newest);
            Map<String, List<String>> mine = sheet.values(typed);
            Map<String, List<String>> theirs = new HashMap<>();
            sheet.names()
                    .filter(name -> !stored.all(name).equals(mine.getOrDefault(name, List.of())))
                    .forEach(name -> theirs.put(name, stored.all(name)));
            return Optional.of(new DraftForm(
                    sheet.page(),
                    state,
                    stored.version(),
                    stored.savedAt(),
                    stored.intervalMs(),
                    mine,
                    state == DraftForm.State.TOO_LONG ? Map.of() : theirs,
                    Map.of()));
        });
    }

    private Future<Optional<Draft>> find(Owner owner, DraftSheet sheet) {
        return db.read(client -> drafts.find(client, owner.unit(), owner.edition(), sheet.page()));
    }

    private DraftForm form(Owner owner, DraftSheet sheet, Optional<Draft> found) {
        boolean locked = found.filter(Draft::locked).isPresent();
        DraftForm.State editable = owner.open() ? DraftForm.State.EDITABLE : DraftForm.State.CLOSED;
        return new DraftForm(
                sheet.page(),
                locked ? DraftForm.State.LOCKED : editable,
                found.map(Draft::version).orElse(0L),
                found.map(Draft::savedAt),
                drafts.saveIntervalMs(),
                sheet.values(found.map(DraftForms::content).orElseGet(JsonObject::new)),
                Map.of(),
                Map.of());
    }

    private static JsonObject content(Draft draft) {
        return draft.body().toJsonObject();
    }

    private static long base(Call call) {
        String base = call.field(BASE).orElse("");
        if (!VERSION.matcher(base).matches()) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        return Long.parseLong(base);
    }
}
