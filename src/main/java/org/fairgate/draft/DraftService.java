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
     * @param base the version that the browser had, 0 for none
     * @param body one JSON object
     * @return fails with {@link DraftProblem} or 400 for a body that is no JSON object
     */
    public Future<Saved> save(UnitId unit, String page, long base, Buffer body) {
        Optional<EditionId> edition = editions.open();
        if (!UNIT_PAGES.contains(page)) {
            return Future.failedFuture(DraftProblem.NO_SUCH_PAGE.problem());
        }
        if (edition.isEmpty()) {
            return Future.failedFuture(DraftProblem.CLOSED.problem());
        }
        byte[] plain = body.getBytes();
        StrictJson.requireObject(plain);
        DraftKey key = new DraftKey(unit.value(), edition.get().value(), page);
        return writers.submit(Save.after(key, base, cipher.encrypt(key.context(), plain), hash(key, plain)))
                .compose(this::answer);
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

    /** All pages of a unit, at most 100. */
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
