package org.fairgate.app;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.AccountService;
import org.fairgate.account.Accounts;
import org.fairgate.account.base.Kit;
import org.fairgate.account.code.CodeService;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.signup.DelegationLookup;
import org.fairgate.account.staff.StaffService;
import org.fairgate.account.staff.admin.StaffAdmin;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.delegation.Partner;
import org.fairgate.draft.DraftService;
import org.fairgate.draft.DraftWriters;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FileService;
import org.fairgate.file.FileSweeper;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService;
import org.fairgate.notice.desk.NoticeDesk;
import org.fairgate.platform.blob.BlobStore;
import org.fairgate.platform.blob.EncryptedFiles;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.image.ImageIntake;
import org.fairgate.platform.job.Rounds;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.unit.DraftReader;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.form.FormCheck;

/** Every service, built from the {@link Platform} in the order of their ranks. */
final class Services {
    private static final Duration REFERENCE_POLL = Duration.ofSeconds(3);
    static final Duration TIDYING = Duration.ofMinutes(5);

    /** How often it is counted what operators watch. */
    static final Duration COUNTING = Duration.ofSeconds(15);

    private static final Duration FILE_DEADLINE = Duration.ofSeconds(8);
    private static final int FILE_THREADS = 2;
    private static final int FILE_QUEUE = 256;

    final EditionService editions;
    final DelegationService delegations;
    final AuditService audit;
    final NoticeService notices;
    final NoticeDesk noticeDesk;
    final SessionCookies cookies;
    final SessionService sessions;
    final Accounts accounts;
    final StaffService staff;
    final StaffAdmin staffAdmin;
    final DraftWriters writers;
    final DraftService drafts;
    final BlobStore blobs;
    final FileService files;
    final FileSweeper sweeper;
    final Choices choices;
    final UnitService units;

    Services(Platform platform) {
        Settings settings = platform.settings;
        this.editions = new EditionService(platform.db, platform.clock);
        this.delegations = new DelegationService(platform.db);
        this.audit = new AuditService(platform.clock);
        this.notices = new NoticeService(
                platform.cipher, platform.ids, platform.clock, settings.limits().codeLife());
        this.noticeDesk = new NoticeDesk(platform.db, notices, this::replayed);
        this.cookies = new SessionCookies(settings.http().secureCookies(), platform.index);
        Kit kit = new Kit(platform.db, platform.clock, platform.ids, platform.wiring.random(), platform.index);
        this.sessions = new SessionService(kit, platform.tokens, audit, cookies, settings.security());
        var parts = new AccountService.Parts(
                platform.passwords, new CodeService(kit, notices, settings.limits()), sessions, audit, notices);
        this.accounts = new Accounts(kit, platform.cipher, parts, lookups(), settings.limits());
        this.staff = new StaffService(
                kit,
                platform.cipher,
                new StaffService.Parts(platform.passwords, sessions, audit),
                new StaffService.Limits(
                        accounts.limits().addresses(), accounts.limits().attempts()),
                settings.security().staffTotp());
        this.staffAdmin = staffAdmin(platform, kit);
        this.writers = platform.wiring
                .writers()
                .create(settings.autoSave(), platform.writerPool, platform.clock, platform.metrics);
        this.drafts = new DraftService(
                platform.db,
                writers,
                new DraftService.Crypto(platform.cipher, platform.index),
                platform.clock,
                draftEditions(platform));
        this.blobs = blobs(platform);
        this.files = new FileService(
                platform.db,
                platform.clock,
                platform.ids,
                new FileService.Storage(intake(platform), blobs),
                FileService.Quota.DEFAULT);
        this.sweeper = new FileSweeper(platform.db, platform.clock, blobs);
        this.choices = new Choices(platform.texts);
        this.units = new UnitService(
                platform.db,
                platform.clock,
                new UnitService.Reference(editions, delegations),
                new UnitService.Sources(
                        DraftReader.of(drafts, platform.db), accounts.accounts()::account, files, audit),
                new FormCheck(choices));
    }

    private StaffAdmin staffAdmin(Platform platform, Kit kit) {
        return new StaffAdmin(
                kit,
                new StaffAdmin.Parts(
                        staff,
                        platform.passwords,
                        sessions,
                        audit,
                        accounts.limits().attempts()),
                delegations);
    }

    /** The audit trail ranks beside the notices, so the desk is lent it. */
    private Future<Void> replayed(SqlClient tx, UUID staff, UnitId unit, UUID notice) {
        return audit.record(
                tx,
                new AuditEntry(unit, "staff:" + staff, "notice.replayed", "notice:" + notice, "dead", "pending", ""));
    }

    private DraftService.Editions draftEditions(Platform platform) {
        return new DraftService.Editions() {
            @Override
            public Optional<EditionId> open() {
                return editions.current()
                        .filter(edition -> edition.isOpen(platform.clock.instant()))
                        .map(Edition::id);
            }

            @Override
            public Optional<EditionId> current() {
                return editions.current().map(Edition::id);
            }
        };
    }

    private AccountService.Lookups lookups() {
        return new AccountService.Lookups(
                () -> {
                    Edition unused = editions.openEdition();
                },
                new Nodes(delegations),
                typed -> Future.succeededFuture(delegations.partner(typed).map(Partner::code)),
                // Units are made after accounts, which they read.
                (tx, account) -> this.units.afterSignUp(tx, account));
    }

    /** The delegation tree as sign-up asks for it. */
    private record Nodes(DelegationService delegations) implements DelegationLookup {
        @Override
        public Future<Optional<Node>> byCode(String code) {
            return Future.succeededFuture(
                    delegations.find(code).filter(delegations::isJoinable).map(Nodes::node));
        }

        @Override
        public Future<Optional<Node>> byId(DelegationId id) {
            return Future.succeededFuture(delegations.find(id).map(Nodes::node));
        }

        private static Node node(Delegation delegation) {
            return new Node(delegation.id(), delegation.nameZh(), delegation.nameEn());
        }
    }

    private static BlobStore blobs(Platform platform) {
        return new EncryptedFiles(
                Path.of(platform.settings.blob().directory()),
                platform.cipher,
                platform.ids,
                new BoundedWorkers(
                        platform.vertx,
                        platform.metrics,
                        new Bounds("blob-files", FILE_THREADS, FILE_QUEUE, FILE_DEADLINE)));
    }

    private static ImageIntake intake(Platform platform) {
        Settings.Upload upload = platform.settings.upload();
        BoundedWorkers workers = new BoundedWorkers(
                platform.vertx,
                platform.metrics,
                new Bounds("images", upload.threads(), upload.queue(), upload.timeout()));
        return new ImageIntake(workers, upload);
    }

    /** Reads what is answered from memory, before anything is served. */
    Future<Void> warm() {
        return editions.runOnce().compose(done -> delegations.runOnce()).compose(done -> sessions.runOnce());
    }

    /** The background work of every node. */
    Rounds rounds(Platform platform) {
        return new Rounds()
                .every(REFERENCE_POLL, "reading editions", editions::runOnce)
                .every(REFERENCE_POLL, "reading delegations", delegations::runOnce)
                .every(platform.settings.security().revocationPoll(), "reading revoked sessions", sessions::runOnce)
                .every(TIDYING, "purging spent codes and sessions", accounts.housekeeping()::runOnce)
                .every(
                        TIDYING,
                        "purging old notices",
                        () -> platform.db.read(client ->
                                notices.purge(client, platform.settings.notice().kept())))
                .every(TIDYING, "purging idempotency keys", platform.idempotency::purge)
                .every(TIDYING, "sweeping files that nothing names", sweeper::runOnce);
    }
}
