package org.fairgate.edition;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.platform.db.Db;

/**
 * The editions, from memory. Every method but {@link #runOnce} answers at once, without I/O and from any thread, so the
 * hot path of auto-save may ask it for each request.
 */
public final class EditionService {
    private static final Comparator<Edition> LATEST_FIRST =
            Comparator.comparing(Edition::opensAt).reversed();

    private final Db db;
    private final InstantSource clock;
    /** The latest to open first. */
    private volatile List<Edition> editions = List.of();

    public EditionService(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Reads everything anew; called once before the service is ready and then every few seconds. When it fails, the
     * last snapshot goes on answering.
     */
    public Future<Void> runOnce() {
        return db.read(EditionStore::all).map(read -> {
            editions = read.stream().sorted(LATEST_FIRST).toList();
            return null;
        });
    }

    /** The edition open now, else the one that opened last, else the next to open; empty before any is set up. */
    public Optional<Edition> current() {
        Instant now = clock.instant();
        List<Edition> latestFirst = editions;
        // Asked at every save: loops, where streams would cost as much as the rest of the check.
        for (Edition edition : latestFirst) {
            if (edition.isOpen(now)) {
                return Optional.of(edition);
            }
        }
        for (Edition edition : latestFirst) {
            if (!edition.opensAt().isAfter(now)) {
                return Optional.of(edition);
            }
        }
        return latestFirst.isEmpty() ? Optional.empty() : Optional.of(latestFirst.get(latestFirst.size() - 1));
    }

    /**
     * The same where there must be one.
     *
     * @throws org.fairgate.platform.http.Problem {@code edition.no-edition}
     */
    public Edition currentEdition() {
        return current().orElseThrow(() -> EditionProblem.NO_EDITION.problem());
    }

    /**
     * The current edition, which units may still change.
     *
     * @throws org.fairgate.platform.http.Problem {@code edition.no-edition} or {@code edition.not-open}
     */
    public Edition openEdition() {
        Edition current = currentEdition();
        if (!current.isOpen(clock.instant())) {
            throw EditionProblem.NOT_OPEN.problem();
        }
        return current;
    }

    /** Whether the current edition takes registrations at this moment. */
    public boolean isOpen(Instant now) {
        return current().filter(edition -> edition.isOpen(now)).isPresent();
    }

    /** Any edition, also a past one. */
    public Optional<Edition> find(EditionId id) {
        return editions.stream().filter(edition -> edition.id().equals(id)).findFirst();
    }

    /**
     * The edition of something that is kept, and is never taken away before it.
     *
     * @throws IllegalStateException if there is none
     */
    public Edition of(EditionId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no edition " + id));
    }

    /** What there is to choose from in an edition; empty for an unknown one. */
    public Optional<Catalogue> catalogue(EditionId id) {
        return find(id).map(Edition::catalogue);
    }
}
