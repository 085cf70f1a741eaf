package org.fairgate.unit.life;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.Account;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.DelegationLoader;
import org.fairgate.delegation.DelegationService;
import org.fairgate.draft.AutoSaveVerticle;
import org.fairgate.draft.DraftService;
import org.fairgate.draft.DraftWriters;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionLoader;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FileService;
import org.fairgate.file.FileStage;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.text.Texts;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.DraftReader;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitRegistration;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.form.FormCheck;

/** Units of the demo edition on a test's database, with real drafts, files and encryption. */
public final class UnitStage {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    public final TestClock clock = new TestClock();
    public final Ids ids = new Ids(clock, new SecureRandom());
    public final FieldCipher cipher =
            new FieldCipher(KeyRing.parse("keys", new Secret("t:" + KEY)), new SecureRandom());
    public final BlindIndex index = new BlindIndex(KeyRing.key("key", KEY));
    public final EditionService editions;
    public final DelegationService delegations;
    public final AuditService audit = new AuditService(clock);
    public final DraftService drafts;
    public final FileStage files;
    public final UnitService units;
    public final UnitLife life;
    public final UnitQueue queue;
    private final TestDatabase database;

    /** @param directory where files lie */
    public UnitStage(TestDatabase database, Path directory) {
        this.database = database;
        this.editions = new EditionService(database.db(), clock);
        this.delegations = new DelegationService(database.db());
        load();
        this.drafts = drafts();
        this.files = new FileStage(database, clock, directory, FileService.Quota.DEFAULT);
        this.units = new UnitService(
                database.db(),
                clock,
                new UnitService.Reference(editions, delegations),
                new UnitService.Sources(
                        DraftReader.of(drafts, database.db()),
                        unit -> Future.succeededFuture(account(unit, Optional.empty())),
                        files.files,
                        audit),
                new FormCheck(new Choices(new Texts(List.of("unit-form")))));
        this.life = new UnitLife(new UnitLife.Parts(units, drafts, editions, audit), cipher, clock);
        this.queue = new UnitQueue(code -> Future.succeededFuture(Optional.empty()), cipher);
    }

    private void load() {
        if (database.sql("SELECT FROM edition").isEmpty()) {
            new EditionLoader(database.db(), clock, ids).load().await();
            new DelegationLoader(database.db(), ids).load().await();
        }
        editions.runOnce().await();
        delegations.runOnce().await();
    }

    private DraftService drafts() {
        DraftWriters writers =
                new DraftWriters(database.settings().autoSave(), database.pool(), clock, new SimpleMeterRegistry());
        var unused = database.vertx()
                .deployVerticle(() -> new AutoSaveVerticle(writers), new DeploymentOptions().setInstances(2))
                .await();
        return new DraftService(
                database.db(), writers, new DraftService.Crypto(cipher, index), clock, new DraftService.Editions() {
                    @Override
                    public Optional<EditionId> open() {
                        return editions.current()
                                .filter(edition -> edition.isOpen(clock.instant()))
                                .map(Edition::id);
                    }

                    @Override
                    public Optional<EditionId> current() {
                        return editions.current().map(Edition::id);
                    }
                });
    }

    /** The present edition. */
    public EditionId edition() {
        return editions.currentEdition().id();
    }

    /** A new id of staff. */
    public StaffId staff() {
        return new StaffId(ids.next());
    }

    /** A node of the tree. */
    public DelegationId node(String code) {
        return delegations.find(code).orElseThrow().id();
    }

    /** A domestic enterprise of a node, without anything filled in. */
    public UnitId registered(String node) {
        UnitRegistration registration =
                new UnitRegistration(new UnitId(ids.next()), UnitCategory.DOMESTIC_ENTERPRISE, Optional.of(node(node)));
        return database.db().tx(tx -> units.register(tx, registration)).await().id();
    }

    /** The same with every page filled in. */
    public UnitId filledIn(String node, String name) {
        UnitId unit = registered(node);
        save(unit, "unit", 0, details(name));
        save(unit, "contact", 0, Map.of("name", "王五", "mobile", "13800000000", "email", "w@example.cn"));
        save(
                unit,
                "purchase-intention",
                0,
                Map.of(
                        "volume",
                        "1m-10m",
                        "areas",
                        List.of("medical"),
                        "productGroups",
                        List.of("vaccines"),
                        "countries",
                        List.of("FR"),
                        "purposes",
                        List.of("procurement")));
        var unused = units.setQualification(unit, files.stored(unit).id()).await();
        return unit;
    }

    /** The page of unit details with this name. */
    public static Map<String, Object> details(String name) {
        return Map.of("name", name, "industry", "mining", "region", "北京市", "address", "长安街 1 号");
    }

    /** Saves a page on top of a version. */
    public void save(UnitId unit, String page, long base, Map<String, Object> fields) {
        var unused = drafts.save(unit, page, base, body(fields)).await();
    }

    /** Some fields as a browser sends them. */
    public static Buffer body(Map<String, Object> fields) {
        return new JsonObject(fields).toBuffer();
    }

    /** Submits the unit alone, without persons. */
    public Unit submit(UnitId unit) {
        return database.db().tx(tx -> life.submit(tx, unit, edition())).await();
    }

    /** What registered the unit: an organisation, reached by e-mail and, if it has one, by mobile. */
    public static Account account(UnitId unit, Optional<Mobile> mobile) {
        return new Account(
                unit,
                UnitCategory.DOMESTIC_ENTERPRISE,
                AccountKind.ORGANISATION,
                Optional.empty(),
                false,
                "华星公司",
                Optional.empty(),
                Optional.empty(),
                mobile,
                EmailAddress.parse("a@example.com"),
                Language.ZH_CN,
                TestClock.START);
    }
}
