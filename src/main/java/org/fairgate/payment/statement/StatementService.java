package org.fairgate.payment.statement;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.payment.statement.read.CsvMapping;
import org.fairgate.payment.statement.read.LineKeys;
import org.fairgate.payment.statement.read.StatementLine;
import org.fairgate.payment.statement.read.StatementProblem;
import org.fairgate.payment.statement.read.Statements;
import org.fairgate.platform.blob.BlobStore;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;

/** Takes bank statements in. */
public final class StatementService {
    /** Statements that are listed. */
    private static final int MOST_LISTED = 20;

    private static final int LONGEST_NAME = 200;

    private static final int MOST_MAPPINGS = 100;

    private final Tools tools;
    private final StatementStore store;

    public StatementService(Tools tools) {
        this.tools = tools;
        this.store = new StatementStore(tools.cipher());
    }

    /** What the service works with; the workers read files. */
    public record Tools(
            Db db,
            InstantSource clock,
            Ids ids,
            FieldCipher cipher,
            BoundedWorkers workers,
            BlobStore blobs,
            AuditService audit) {}

    /** An uploaded file, on disk until this is answered. */
    public record Upload(Path file, String name, long size) {}

    /**
     * What an import brought.
     *
     * @param known whether the very same file was imported before, so that nothing changed
     */
    public record Imported(Statement statement, boolean known) {}

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Read(byte[] bytes, byte[] digest, Statements.Reading reading) {}

    /**
     * Imports a statement: its file is kept, and every credit line that no earlier statement had brought. The same file again
     * changes nothing. Fails with {@link StatementProblem}.
     */
    public Future<Imported> receive(StaffId by, Upload upload) {
        if (upload.size() == 0) {
            return Future.failedFuture(StatementProblem.NO_FILE.problem());
        }
        return mappings()
                .compose(mappings -> tools.workers().run(() -> read(upload.file(), mappings)))
                .compose(read -> tools.db()
                        .read(client -> store.find(client, read.digest()))
                        .compose(known -> known.map(before -> Future.succeededFuture(new Imported(before, true)))
                                .orElseGet(() -> kept(by, upload.name(), read))));
    }

    /** Finance's own mappings before the usual headings. */
    private static Read read(Path file, List<BankMapping> mappings) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<CsvMapping> all = Stream.concat(mappings.stream().map(BankMapping::columns), CsvMapping.USUAL.stream())
                .toList();
        return new Read(bytes, sha256(bytes), Statements.read(bytes, all));
    }

    /** The mappings that finance has made, the latest first. */
    public Future<List<BankMapping>> mappings() {
        return tools.db().read(client -> MappingStore.all(client, MOST_MAPPINGS));
    }

    /** Keeps a mapping, in the place of one of the same name. Fails with {@link StatementProblem#BAD_MAPPING}. */
    public Future<Void> saveMapping(StaffId by, BankMapping typed) {
        return Future.succeededFuture(typed)
                .map(BankMapping::checked)
                .compose(mapping -> tools.db()
                        .tx(tx -> MappingStore.save(
                                        tx,
                                        tools.ids().next(),
                                        mapping,
                                        by,
                                        tools.clock().instant())
                                .compose(done ->
                                        tools.audit().record(tx, entry(by, "bank-mapping.saved", mapping.name())))));
    }

    private static AuditEntry entry(StaffId by, String action, String name) {
        return new AuditEntry(AuditEntry.GLOBAL, "staff:" + by, action, "bank-mapping:" + name, "", "", "");
    }

    /** First the file, then the rows that name it: a crash between leaves a file that nobody misses. */
    private Future<Imported> kept(StaffId by, String name, Read read) {
        FileId file = new FileId(tools.ids().next());
        Statement statement = new Statement(
                tools.ids().next(),
                read.reading().format(),
                name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME),
                read.reading().credits().size(),
                0,
                by,
                tools.clock().instant().truncatedTo(ChronoUnit.MICROS));
        var added = new StatementStore.NewStatement(statement, read.digest(), file.toString());
        return tools.blobs()
                .put(AuditEntry.GLOBAL, file, read.bytes())
                .compose(put -> tools.workers().run(() -> sealed(read)))
                .compose(lines -> tools.db()
                        .tx(tx -> store.insert(tx, added)
                                .compose(fresh -> fresh ? added(tx, statement, lines) : Future.succeededFuture(false))))
                .compose(fresh -> tools.db()
                        .read(client -> store.find(client, read.digest()))
                        .map(found -> new Imported(found.orElseThrow(), !fresh)));
    }

    private List<StatementStore.NewLine> sealed(Read read) {
        List<StatementLine> credits = read.reading().credits();
        List<byte[]> keys = LineKeys.of(credits);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> store.sealed(tools.ids().next(), keys.get(i), credits.get(i)))
                .toList();
    }

    private Future<Boolean> added(SqlClient tx, Statement statement, List<StatementStore.NewLine> lines) {
        return store.add(tx, statement.id(), lines)
                .compose(fresh -> store.setRepeated(tx, statement.id(), lines.size() - fresh))
                .compose(done -> tools.audit().record(tx, entry(statement)))
                .map(true);
    }

    private static AuditEntry entry(Statement statement) {
        return new AuditEntry(
                AuditEntry.GLOBAL,
                "staff:" + statement.importedBy(),
                "statement.imported",
                "statement:" + statement.id(),
                "",
                statement.lines() + " lines",
                "");
    }

    /** The latest statements, newest first. */
    public Future<List<Statement>> latest() {
        return tools.db().read(client -> store.latest(client, MOST_LISTED));
    }

    /** The door to the lines' table for {@link LineDesk}. */
    StatementStore store() {
        return store;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
