package org.fairgate.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.account.Account;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.DelegationLoader;
import org.fairgate.delegation.DelegationService;
import org.fairgate.edition.EditionLoader;
import org.fairgate.edition.EditionProblem;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FileProblem;
import org.fairgate.file.FileService;
import org.fairgate.file.FileStage;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.platform.text.Texts;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.form.FormCheck;
import org.fairgate.unit.form.FormPage;
import org.fairgate.unit.progress.Line;
import org.fairgate.unit.progress.Progress;
import org.fairgate.unit.progress.ProgressSource;
import org.fairgate.unit.progress.ProgressText;
import org.fairgate.unit.progress.Step;
import org.fairgate.unit.progress.Task;
import org.fairgate.unit.progress.TaskReport;
import org.fairgate.unit.progress.TaskState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private static final TestClock CLOCK = new TestClock();
    private static final Ids IDS = new Ids(CLOCK, new SecureRandom());

    private final EditionService editions = new EditionService(DATABASE.db(), CLOCK);
    private final DelegationService delegations = new DelegationService(DATABASE.db());
    private final AuditService audit = new AuditService(CLOCK);
    private final Map<String, JsonNode> drafts = new HashMap<>();
    private final FileStage stage = new FileStage(DATABASE, CLOCK, directory, FileService.Quota.DEFAULT);
    private final UnitService units = new UnitService(
            DATABASE.db(),
            CLOCK,
            new UnitService.Reference(editions, delegations),
            new UnitService.Sources(
                    (unit, edition) -> Future.succeededFuture(drafts),
                    unit -> Future.succeededFuture(account(unit)),
                    stage.files,
                    audit),
            new FormCheck(new Choices(new Texts(List.of("unit-form")))));

    @BeforeAll
    static void load() {
        CLOCK.set(TestClock.START);
        new EditionLoader(DATABASE.db(), CLOCK, IDS).load().await();
        new DelegationLoader(DATABASE.db(), IDS).load().await();
    }

    @BeforeEach
    void refresh() {
        CLOCK.set(TestClock.START);
        editions.runOnce().await();
        delegations.runOnce().await();
    }

    @ParameterizedTest
    @EnumSource(UnitCategory.class)
    @Tag("R-ACC-1")
    void aUnitOfEachCategoryIsRegisteredWithAnAuditEntry(UnitCategory category) {
        UnitId id = registered(category);

        UnitDetails details = units.details(id).await();
        assertThat(details.unit().category()).isEqualTo(category);
        assertThat(details.unit().state()).isEqualTo(UnitState.DRAFT);
        assertThat(details.unit().edition()).isEqualTo(editions.currentEdition().id());
        assertThat(details.delegation().isPresent()).isEqualTo(category.code().startsWith("domestic"));
        assertThat(actions(id)).containsExactly("unit.registered");
        assertThat(UnitService.pages(details.unit()).contains(FormPage.QUALIFICATION))
                .isEqualTo(!category.code().endsWith("government"));
    }

    @Test
    @Tag("R-ACC-4")
    void aSubDelegationComesWithItsDelegationAndLiaison() {
        UnitId id = new UnitId(IDS.next());
        DelegationId guangzhou =
                delegations.find("guangdong-guangzhou").orElseThrow().id();
        Unit unit = register(new UnitRegistration(id, UnitCategory.DOMESTIC_ENTERPRISE, Optional.of(guangzhou)));

        UnitDetails details = units.details(unit.id()).await();
        assertThat(details.delegation().orElseThrow().liaison().phone()).isNotBlank();
        assertThat(details.parentDelegation().orElseThrow().code()).isEqualTo("guangdong");
    }

    @Test
    @Tag("R-ACC-4")
    void aDelegationThatDoesNotFitIsRefused() {
        UnitId id = new UnitId(IDS.next());
        Optional<DelegationId> known = beijing();
        Optional<DelegationId> unknown = Optional.of(new DelegationId(IDS.next()));

        for (UnitRegistration wrong : List.of(
                new UnitRegistration(id, UnitCategory.DOMESTIC_ENTERPRISE, Optional.empty()),
                new UnitRegistration(id, UnitCategory.DOMESTIC_ENTERPRISE, unknown),
                new UnitRegistration(id, UnitCategory.OVERSEAS_ENTERPRISE, known))) {
            refused(UnitProblem.DELEGATION_DOES_NOT_FIT, () -> register(wrong));
        }
        refused(UnitProblem.NOT_REGISTERED, () -> units.find(id).await());
    }

    @Test
    void oneUnitIsRegisteredOnceAnEditionAlsoInARace() {
        UnitRegistration registration =
                new UnitRegistration(new UnitId(IDS.next()), UnitCategory.OVERSEAS_OTHER, Optional.empty());
        Future<Unit> first = DATABASE.db().tx(tx -> units.register(tx, registration));
        Future<Unit> second = DATABASE.db().tx(tx -> units.register(tx, registration));
        boolean settled = Future.join(first, second)
                .transform(done -> Future.succeededFuture(true))
                .await();

        assertThat(settled).isTrue();
        assertThat(first.succeeded()).isNotEqualTo(second.succeeded());
        assertThat(actions(registration.unit())).hasSize(1);
        refused(UnitProblem.ALREADY_REGISTERED, () -> register(registration));
    }

    @Test
    void nothingIsRegisteredOutsideTheOpeningTimes() {
        UnitId before = registered(UnitCategory.DOMESTIC_ENTERPRISE);
        CLOCK.advance(Duration.ofDays(365));

        refused(EditionProblem.NOT_OPEN, () -> registered(UnitCategory.DOMESTIC_ENTERPRISE));
        refused(
                EditionProblem.NOT_OPEN,
                () -> units.setQualification(before, new FileId(IDS.next())).await());
        assertThat(units.find(before).await().id()).isEqualTo(before);
    }

    @Test
    @Tag("R-UNIT-2")
    void aReplacedDocumentStaysUntilTheNewOneIsStored() {
        UnitId id = registered(UnitCategory.DOMESTIC_ENTERPRISE);
        StoredFile first = stage.stored(id);
        StoredFile second = stage.stored(id);

        assertThat(units.setQualification(id, first.id()).await()).isEqualTo(first);
        assertThat(units.setQualification(id, first.id()).await()).isEqualTo(first);
        refused(
                FileProblem.NO_SUCH_FILE,
                () -> units.setQualification(id, new FileId(IDS.next())).await());
        assertThat(units.details(id).await().document()).contains(first);
        assertThat(units.setQualification(id, second.id()).await()).isEqualTo(second);
        assertThat(units.details(id).await().document()).contains(second);
        assertThat(state(first)).isEqualTo("released");
        assertThat(state(second)).isEqualTo("attached");
        assertThat(actions(id))
                .containsExactly("unit.registered", "unit.qualification-changed", "unit.qualification-changed");
        assertThat(DATABASE.db()
                        .read(client -> audit.verify(client, id))
                        .await()
                        .whole())
                .isTrue();
    }

    @Test
    @Tag("R-UNIT-2")
    void aForeignDocumentIsNotTakenAndAGovernmentNeedsNone() {
        UnitId id = registered(UnitCategory.OVERSEAS_ENTERPRISE);
        StoredFile foreign = stage.stored(registered(UnitCategory.OVERSEAS_ENTERPRISE));
        UnitId government = registered(UnitCategory.DOMESTIC_GOVERNMENT);
        StoredFile own = stage.stored(government);

        refused(
                FileProblem.NO_SUCH_FILE,
                () -> units.setQualification(id, foreign.id()).await());
        refused(
                UnitProblem.NO_DOCUMENT_NEEDED,
                () -> units.setQualification(government, own.id()).await());
    }

    @Test
    @Tag("R-UNIT-4")
    void thePreviewShrinksToNothingAsThePagesAreFilledIn() {
        UnitId id = registered(UnitCategory.DOMESTIC_ENTERPRISE);
        assertThat(problems(id)).hasSize(13);

        fill();
        assertThat(problems(id)).containsExactly("/unit/qualification#file");

        StoredFile file = stage.stored(id);
        assertThat(units.setQualification(id, file.id()).await()).isEqualTo(file);
        assertThat(units.preview(id).await().complete()).isTrue();
    }

    @Test
    @Tag("R-UNIT-2")
    void aDraftCannotPretendThatADocumentIsThere() {
        UnitId id = registered(UnitCategory.DOMESTIC_ENTERPRISE);
        fill();
        drafts.put("qualification", page("file", "made-up"));

        assertThat(problems(id)).containsExactly("/unit/qualification#file");
    }

    @Test
    @Tag("R-ACC-8")
    void aNewAccountSeesItsSecondTaskAsTheNext() {
        UnitId id = registered(UnitCategory.DOMESTIC_ENTERPRISE);

        Progress progress = new UnitProgress(units, List.of()).of(id).await();

        assertThat(progress.tasks()).extracting(Progress.Entry::task).containsExactly(Task.values());
        assertThat(progress.tasks()).extracting(Progress.Entry::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(state(progress, Task.ACCOUNT)).isEqualTo(TaskState.DONE);
        assertThat(state(progress, Task.UNIT)).isEqualTo(TaskState.NEXT);
        assertThat(progress.tasks().subList(2, 8)).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(TaskState.CANNOT_START);
            assertThat(entry.report().step()).isEmpty();
            assertThat(entry.report().reason()).isPresent();
        });
        assertThat(progress.next()).contains(new Step(ProgressText.FILL_IN_UNIT, "/unit/details"));
        assertThat(progress.tasks().get(1).report().facts())
                .isEqualTo(Line.of(ProgressText.UNIT_INCOMPLETE, 0L, 4, 13));
    }

    @Test
    @Tag("R-ACC-8")
    void aCompleteUnitIsDoneAndWhatHasNotOpenedSaysSo() {
        UnitId id = registered(UnitCategory.DOMESTIC_GOVERNMENT);
        fill();

        Progress progress = new UnitProgress(units, List.of()).of(id).await();

        assertThat(state(progress, Task.UNIT)).isEqualTo(TaskState.DONE);
        assertThat(progress.tasks().get(2).report().reason()).contains(Line.of(ProgressText.OPENS_LATER));
        assertThat(progress.tasks().get(4).report().reason())
                .contains(Line.of(ProgressText.AFTER, ProgressText.PERSONS));
        assertThat(progress.next()).isEmpty();
    }

    @Test
    @Tag("R-ACC-8")
    void aLaterFeaturePlugsItsTaskIn() {
        UnitId id = registered(UnitCategory.DOMESTIC_ENTERPRISE);
        TaskReport open =
                TaskReport.open(Line.of(ProgressText.PERSONS_NONE), new Step(ProgressText.PERSONS, "/persons"));

        Progress progress = new UnitProgress(units, List.of(source(Task.PERSONS, open)))
                .of(id)
                .await();

        assertThat(state(progress, Task.UNIT)).isEqualTo(TaskState.NEXT);
        assertThat(state(progress, Task.PERSONS)).isEqualTo(TaskState.TO_DO);
        assertThatThrownBy(() -> new UnitProgress(units, List.of(source(Task.UNIT, open))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ProgressSource source(Task task, TaskReport report) {
        return new ProgressSource() {
            @Override
            public Task task() {
                return task;
            }

            @Override
            public Future<TaskReport> report(Situation situation) {
                return Future.succeededFuture(report);
            }
        };
    }

    private void fill() {
        ObjectNode unit = page("name", "华星公司");
        unit.put("industry", "mining").put("region", "北京市").put("address", "长安街 1 号");
        ObjectNode contact = page("name", "王五");
        contact.put("mobile", "13800000000").put("email", "w@example.cn");
        ObjectNode intention = page("volume", "1m-10m");
        intention.putArray("areas").add("medical");
        intention.putArray("productGroups").add("vaccines");
        intention.putArray("countries").add("FR");
        intention.putArray("purposes").add("procurement");
        drafts.putAll(Map.of("unit", unit, "contact", contact, "purchase-intention", intention));
    }

    private static ObjectNode page(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private List<String> problems(UnitId id) {
        return units.preview(id).await().issues().stream()
                .map(issue -> issue.link())
                .toList();
    }

    private static TaskState state(Progress progress, Task task) {
        return progress.tasks().stream()
                .filter(entry -> entry.task() == task)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static String state(StoredFile file) {
        return DATABASE.sql(
                        "SELECT state FROM file WHERE file_id = $1", file.id().value())
                .get(0)
                .getString(0);
    }

    private UnitId registered(UnitCategory category) {
        Optional<DelegationId> delegation = category.code().startsWith("domestic") ? beijing() : Optional.empty();
        return register(new UnitRegistration(new UnitId(IDS.next()), category, delegation))
                .id();
    }

    private Optional<DelegationId> beijing() {
        return delegations.find("beijing").map(node -> node.id());
    }

    private Unit register(UnitRegistration registration) {
        return DATABASE.db().tx(tx -> units.register(tx, registration)).await();
    }

    private static List<String> actions(UnitId unit) {
        return DATABASE.sql("SELECT action FROM audit WHERE unit_id = $1 ORDER BY seq", unit.value()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Account account(UnitId unit) {
        return new Account(
                unit,
                UnitCategory.OVERSEAS_OTHER,
                AccountKind.ORGANISATION,
                Optional.empty(),
                false,
                "Nord SA",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EmailAddress.parse("a@example.com"),
                Language.EN,
                TestClock.START);
    }

    private static void refused(Refusal refusal, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
    }
}
