package org.fairgate.draft;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.StrictJson;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;

/** Saves and reads drafts. */
public final class DraftService {
    /** Pages that every unit has. */
    public static final Set<String> UNIT_PAGES = Set.of("unit", "contact", "purchase-intention");

    /** What the table says of a save whose row is not there. */
    private static final Outcome GONE = new Outcome.Stale(0);

    private static final int MOST_PAGES = 100;
    private static final int HASH_BYTES = 16;

    private final Db db;
    private final DraftWriters writers;
    private final DraftStore store = new DraftStore();
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final InstantSource clock;
    private final Editions editions;

    public DraftService(Db db, DraftWriters writers, Crypto crypto, InstantSource clock, Editions editions) {
        this.db = db;
        this.writers = writers;
        this.cipher = crypto.cipher();
        this.index = crypto.index();
        this.clock = clock;
        this.editions = editions;
    }

    /** Which edition drafts belong to; asked at every save, so answered from memory. */
    public interface Editions {
        /** The edition that takes registrations now. */
        Optional<EditionId> open();

        /** The same, or the last one after it has closed: its drafts can still be read. */
        Optional<EditionId> current();
    }

    /** What encrypts the pages and what tells equal ones. */
    public record Crypto(FieldCipher cipher, BlindIndex index) {}

    /** An accepted save: its version, when, and how long the browser should wait before the next, in ms. */
    public record Saved(long version, Instant savedAt, long saveIntervalMs) {}

    /** A key for the browser's local copies, the same for all devices of the unit until the index key changes. */
    public record LocalKey(String keyId, String key) {}

    /**
     * Saves a page (R-SAVE-1, R-SAVE-2). Completes only after the commit.
     *
     * <p>A person's page is made with the person and never by a save.
     *
     * @param base the version that the browser had, 0 for none
     * @param body one JSON object
     * @return fails with {@link DraftProblem} or 400 for a body that is no JSON object
     */
    public Future<Saved> save(UnitId unit, String page, long base, Buffer body) {
        Optional<EditionId> edition = editions.open();
        boolean ofPerson = DraftPages.isOfPerson(page);
        if (!ofPerson && !UNIT_PAGES.contains(page)) {
            return Future.failedFuture(DraftProblem.NO_SUCH_PAGE.problem());
        }
        if (edition.isEmpty()) {
            return Future.failedFuture(DraftProblem.CLOSED.problem());
        }
        byte[] plain = body.getBytes();
        StrictJson.requireObject(plain);
        DraftKey key = new DraftKey(unit.value(), edition.get().value(), page);
        if (ofPerson && base == 0) {
            return firstOfPerson(key);
        }
        return writers.submit(Save.after(key, base, cipher.encrypt(key.context(), plain), hash(key, plain)))
                .compose(outcome -> ofPerson && outcome.equals(GONE)
                        ? Future.failedFuture(DraftProblem.NO_SUCH_PAGE.problem())
                        : answer(outcome));
    }

    /** A person's page is there from the beginning, at version 1, so a first save of it is stale or too early. */
    private Future<Saved> firstOfPerson(DraftKey key) {
        return db.read(client -> store.find(client, key))
                .compose(found -> found.map(page -> page.locked()
                                ? answer(new Outcome.Locked())
                                : answer(new Outcome.Stale(page.version())))
                        .orElseGet(() -> Future.failedFuture(DraftProblem.NO_SUCH_PAGE.problem())));
    }

    /** A keyed hash: the table must not allow guessing a page's content. */
    private byte[] hash(DraftKey key, byte[] plain) {
        return Arrays.copyOf(index.of(key.context(), plain), HASH_BYTES);
    }

    private Future<Saved> answer(Outcome outcome) {
        if (outcome instanceof Outcome.Saved saved) {
            return Future.succeededFuture(saved(saved.version()));
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return Future.succeededFuture(saved(unchanged.version()));
        }
        return Future.failedFuture(
                outcome instanceof Outcome.Stale stale
                        ? DraftProblem.STALE.problem().with("currentVersion", stale.currentVersion())
                        : DraftProblem.LOCKED.problem());
    }

    private Saved saved(long version) {
        return new Saved(version, clock.instant(), writers.saveIntervalMs());
    }

    /** How long browsers should wait between saves now, in ms. */
    public long saveIntervalMs() {
        return writers.saveIntervalMs();
    }

    /** A page as last saved, if it was. */
    public Future<Optional<Draft>> find(SqlClient client, UnitId unit, EditionId edition, String page) {
        DraftKey key = new DraftKey(unit.value(), edition.value(), page);
        return store.find(client, key).map(found -> found.map(row -> open(unit, edition, row)));
    }

    /** Those of the pages that are there, in the order of their names. */
    public Future<List<Draft>> some(SqlClient client, DraftPages pages) {
        return store.some(client, pages).map(rows -> open(pages, rows));
    }

    /**
     * Locks pages for their submission and gives them exactly as they are locked, in the order of their names: a save that
     * was acknowledged is in there, one that comes later is refused with {@link DraftProblem#LOCKED}. Locking a locked page
     * is no error; a page that is not there is left out.
     */
    public Future<List<Draft>> lock(SqlClient tx, DraftPages pages) {
        return store.hold(tx, pages)
                .map(rows -> open(pages, rows))
                .compose(held -> store.setLocked(tx, pages, true).map(held));
    }

    /** Opens pages for changes again. */
    public Future<Void> unlock(SqlClient tx, DraftPages pages) {
        return store.setLocked(tx, pages, false);
    }

    /** Makes new pages of version 1, by name, with a JSON object each; fails when one is there already. */
    public Future<Void> create(SqlClient tx, UnitId unit, EditionId edition, Map<String, Buffer> pages) {
        List<Save> rows = pages.entrySet().stream()
                .map(page -> {
                    DraftKey key = new DraftKey(unit.value(), edition.value(), page.getKey());
                    byte[] plain = page.getValue().getBytes();
                    return Save.after(key, 0, cipher.encrypt(key.context(), plain), hash(key, plain));
                })
                .toList();
        return store.create(tx, rows, clock.instant());
    }

    /** What a page is to hold from now on, if it still has version {@code base}. */
    public record Replacement(UnitId unit, EditionId edition, String page, long base, Buffer body) {}

    /**
     * Writes a page past the batches of auto-save, in a transaction; gives its version then, or 0 when it was locked or
     * saved by somebody else since {@code base} and stays as it is.
     */
    public Future<Long> replace(SqlClient tx, Replacement wanted) {
        DraftKey key = new DraftKey(wanted.unit().value(), wanted.edition().value(), wanted.page());
        byte[] plain = wanted.body().getBytes();
        Save save = Save.after(key, wanted.base(), cipher.encrypt(key.context(), plain), hash(key, plain));
        return store.save(tx, List.of(save), clock.instant()).map(outcomes -> version(outcomes.get(0), wanted.base()));
    }

    private static long version(Outcome outcome, long base) {
        if (outcome instanceof Outcome.Saved saved) {
            return saved.version();
        }
        // The same text in a later version is somebody's work all the same.
        return outcome instanceof Outcome.Unchanged unchanged && unchanged.version() == base ? base : 0;
    }

    /** Removes pages; one that is not there is no error. */
    public Future<Void> remove(SqlClient tx, DraftPages pages) {
        return store.remove(tx, pages);
    }

    private List<Draft> open(DraftPages pages, List<DraftStore.Sealed> rows) {
        return rows.stream()
                .map(row -> open(pages.unit(), pages.edition(), row))
                .toList();
    }

    /** The pages of a unit, at most 100: its own first, then those of its persons. */
    public Future<List<Draft>> all(SqlClient client, UnitId unit, EditionId edition) {
        return store.all(client, unit.value(), edition.value(), MOST_PAGES)
                .map(rows -> rows.stream().map(row -> open(unit, edition, row)).toList());
    }

    /** {@link #find} in the current edition. */
    public Future<Optional<Draft>> find(UnitId unit, String page) {
        return editions.current()
                .map(edition -> db.read(client -> find(client, unit, edition, page)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** {@link #all} in the current edition. */
    public Future<List<Draft>> all(UnitId unit) {
        return editions.current()
                .map(edition -> db.read(client -> all(client, unit, edition)))
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    private Draft open(UnitId unit, EditionId edition, DraftStore.Sealed sealed) {
        DraftKey key = new DraftKey(unit.value(), edition.value(), sealed.page());
        Buffer body = Buffer.buffer(cipher.decrypt(key.context(), sealed.body()));
        return new Draft(sealed.page(), sealed.version(), body, sealed.locked(), sealed.savedAt());
    }

    /** The key under which the unit's browsers keep local copies (6-ux §6). */
    public LocalKey localKey(UnitId unit) {
        byte[] key = index.of("draft-local-key", unit.value().toString());
        byte[] id = index.of("draft-local-key-id", unit.value().toString());
        return new LocalKey(
                new String(
                        Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(id, 6)),
                        StandardCharsets.US_ASCII),
                Base64.getEncoder().encodeToString(key));
    }
}
