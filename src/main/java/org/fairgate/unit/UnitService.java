package org.fairgate.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.Account;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.draft.Draft;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FilePurpose;
import org.fairgate.file.FileService;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.form.FormCheck;
import org.fairgate.unit.form.FormPage;

/** Registers units and gives them what their pages need. */
public final class UnitService {
    private final Db db;
    private final InstantSource clock;
    private final Reference reference;
    private final Sources sources;
    private final FormCheck check;

    public UnitService(Db db, InstantSource clock, Reference reference, Sources sources, FormCheck check) {
        this.db = db;
        this.clock = clock;
        this.reference = reference;
        this.sources = sources;
        this.check = check;
    }

    /** What is the same for every unit. */
    public record Reference(EditionService editions, DelegationService delegations) {}

    /** Where the rest of a unit's data is kept, and where its changes are recorded. */
    public record Sources(DraftReader drafts, AccountReader accounts, FileService files, AuditService audit) {}

    /**
     * Registers a new account for the open edition, in the transaction of its sign-up. Fails with {@code
     * edition.no-edition}, {@code edition.not-open}, {@link UnitProblem#ALREADY_REGISTERED} or {@link
     * UnitProblem#DELEGATION_DOES_NOT_FIT}.
     */
    public Future<Unit> register(SqlClient tx, UnitRegistration registration) {
        return Future.succeededFuture(registration)
                .map(this::fitting)
                .map(this::registered)
                .compose(unit -> UnitStore.insert(
                                tx, unit, reference.delegations().deskOf(unit.delegation()))
                        .recover(UnitService::alreadyThere)
                        .compose(done -> sources.audit().record(tx, entry(unit, "unit.registered", "", "draft")))
                        .map(unit));
    }

    /** The same for a sign-up: hand it to the account feature as what happens after an account is made. */
    public Future<Void> afterSignUp(SqlClient tx, Account account) {
        return register(tx, new UnitRegistration(account.unit(), account.category(), account.delegation()))
                .mapEmpty();
    }

    private UnitRegistration fitting(UnitRegistration registration) {
        boolean domestic = registration.category().region() == Region.DOMESTIC;
        boolean fits = domestic == registration.delegation().isPresent()
                && registration
                        .delegation()
                        .map(id -> reference.delegations().find(id).isPresent())
                        .orElse(true);
        if (!fits) {
            throw UnitProblem.DELEGATION_DOES_NOT_FIT.problem();
        }
        return registration;
    }

    private Unit registered(UnitRegistration registration) {
        return new Unit(
                registration.unit(),
                reference.editions().openEdition().id(),
                registration.category(),
                registration.delegation(),
                UnitState.DRAFT,
                Optional.empty(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Unit.Filing.NONE);
    }

    private static Future<Void> alreadyThere(Throwable cause) {
        return Future.failedFuture(
                SqlStates.isUniqueViolation(cause, "unit_once") ? UnitProblem.ALREADY_REGISTERED.problem() : cause);
    }

    /** The unit's registration for the current edition; fails with {@link UnitProblem#NOT_REGISTERED}. */
    public Future<Unit> find(UnitId unit) {
        return current()
                .compose(edition -> db.read(client -> UnitStore.find(client, unit, edition.id()))
                        .compose(UnitService::present));
    }

    /** The unit's registration, which nobody changes until the transaction ends; {@link UnitProblem#NOT_REGISTERED}. */
    public Future<Unit> hold(SqlClient tx, UnitId unit, EditionId edition) {
        return UnitStore.findAndHold(tx, unit, edition).compose(UnitService::present);
    }

    /** A unit's registration for any edition; fails with {@link UnitProblem#NOT_REGISTERED}. */
    public Future<Unit> find(SqlClient client, UnitId unit, EditionId edition) {
        return UnitStore.find(client, unit, edition).compose(UnitService::present);
    }

    /** Of these registrations those that are there, in one statement. */
    public Future<List<Unit>> findAll(SqlClient client, Map<UnitId, EditionId> registrations) {
        return UnitStore.findAll(client, registrations);
    }

    /** All that the pages show beside their own fields; fails with {@link UnitProblem#NOT_REGISTERED}. */
    public Future<UnitDetails> details(UnitId id) {
        return find(id).compose(unit -> sources.accounts()
                .read(id)
                .compose(account -> document(unit).map(document -> details(unit, account, document))));
    }

    private Future<Optional<StoredFile>> document(Unit unit) {
        return db.read(client -> document(client, unit));
    }

    private Future<Optional<StoredFile>> document(SqlClient client, Unit unit) {
        return unit.qualification()
                .map(file -> sources.files().find(client, unit.id(), file))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private UnitDetails details(Unit unit, Account account, Optional<StoredFile> document) {
        Optional<Delegation> delegation = unit.delegation().flatMap(reference.delegations()::find);
        return new UnitDetails(
                unit,
                reference.editions().currentEdition(),
                account,
                delegation,
                delegation.flatMap(reference.delegations()::parentOf),
                document);
    }

    /** Everything as it would be submitted, and everything that is missing or wrong (R-UNIT-4). */
    public Future<UnitPreview> preview(UnitId id) {
        return details(id)
                .compose(details ->
                        sources.drafts().read(id, details.unit().edition()).map(drafts -> preview(details, drafts)));
    }

    private UnitPreview preview(UnitDetails details, Map<String, JsonNode> drafts) {
        return new UnitPreview(details, checked(details.unit(), details.edition(), drafts, details.document()));
    }

    /** The pages as these drafts and the unit's document make them; what is missing or wrong is marked. */
    public Future<List<CheckedPage>> checked(SqlClient client, Unit unit, List<Draft> drafts) {
        return document(client, unit).map(document -> {
            Edition edition = reference.editions().find(unit.edition()).orElseThrow();
            return checked(unit, edition, DraftReader.parsed(drafts), document);
        });
    }

    private List<CheckedPage> checked(
            Unit unit, Edition edition, Map<String, JsonNode> drafts, Optional<StoredFile> document) {
        Map<String, JsonNode> pages = new HashMap<>(drafts);
        pages.remove(FormPage.QUALIFICATION.code());
        document.ifPresent(file -> pages.put(FormPage.QUALIFICATION.code(), asPage(file)));
        return check.check(pages, new FormCheck.Setting(unit.category(), edition.catalogue()));
    }

    private static JsonNode asPage(StoredFile file) {
        return JsonNodeFactory.instance.objectNode().put("file", file.id().toString());
    }

    /**
     * Makes an uploaded file the unit's qualification document (R-UNIT-2); the one before is let go in the same
     * transaction. The same file again changes nothing. Fails with {@code file.no-such-file} for a foreign or absent
     * file, {@link UnitProblem#NO_DOCUMENT_NEEDED} for governments, {@link UnitProblem#ALREADY_SUBMITTED} while it is
     * locked, or {@code edition.not-open}. What was ever submitted is kept.
     */
    public Future<StoredFile> setQualification(UnitId id, FileId file) {
        return open().compose(edition -> db.tx(tx -> UnitStore.findAndHold(tx, id, edition.id())
                .compose(UnitService::present)
                .compose(UnitService::needsDocument)
                .compose(UnitService::editable)
                .compose(unit -> unit.qualification().equals(Optional.of(file))
                        ? Future.succeededFuture()
                        : replace(tx, unit, file))
                .compose(done -> sources.files().find(tx, id, file))
                .map(Optional::orElseThrow)));
    }

    private Future<Void> replace(SqlClient tx, Unit unit, FileId file) {
        String before = unit.qualification().map(FileId::toString).orElse("");
        return sources.files()
                .attach(tx, unit.id(), file, FilePurpose.QUALIFICATION)
                .compose(done -> UnitStore.setQualification(tx, unit, file, clock.instant()))
                .compose(done -> unit.qualification()
                        .filter(old -> !unit.filing().submittedFile().equals(Optional.of(old)))
                        .map(old -> sources.files().release(tx, unit.id(), old))
                        .orElseGet(Future::succeededFuture))
                .compose(done ->
                        sources.audit().record(tx, entry(unit, "unit.qualification-changed", before, file.toString())));
    }

    private static Future<Unit> needsDocument(Unit unit) {
        return unit.category().needsQualification()
                ? Future.succeededFuture(unit)
                : Future.failedFuture(UnitProblem.NO_DOCUMENT_NEEDED.problem());
    }

    private static Future<Unit> editable(Unit unit) {
        return unit.state().editable()
                ? Future.succeededFuture(unit)
                : Future.failedFuture(UnitProblem.ALREADY_SUBMITTED
                        .problem()
                        .with("state", unit.state().code()));
    }

    private static Future<Unit> present(Optional<Unit> found) {
        return found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(UnitProblem.NOT_REGISTERED.problem()));
    }

    private static AuditEntry entry(Unit unit, String action, String from, String to) {
        return new AuditEntry(unit.id(), "unit:" + unit.id(), action, "edition:" + unit.edition(), from, to, "");
    }

    /** The current edition, a refusal as a failed future. */
    private Future<Edition> current() {
        return Future.succeededFuture(reference.editions()).map(EditionService::currentEdition);
    }

    private Future<Edition> open() {
        return Future.succeededFuture(reference.editions()).map(EditionService::openEdition);
    }

    /** The pages of the form that this unit has, for steps and menus. */
    public static List<FormPage> pages(Unit unit) {
        return java.util.Arrays.stream(FormPage.values())
                .filter(page ->
                        page != FormPage.QUALIFICATION || unit.category().needsQualification())
                .toList();
    }
}
