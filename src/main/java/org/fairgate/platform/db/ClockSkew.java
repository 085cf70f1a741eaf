package org.fairgate.platform.db;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this node's clock is from the database's, which all nodes share (F15): deadlines are judged by the node's, so one
 * that is wrong closes ways of paying too early or too late. {@code fairgate.clock.skew.seconds}, above 0 while the node is
 * ahead; alarm beyond two seconds.
 */
public final class ClockSkew {
    private static final Logger LOG = LoggerFactory.getLogger(ClockSkew.class);
    private static final Duration MOST = Duration.ofSeconds(2);

    /** Of the database, in microseconds since 1970. */
    static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    private final Db db;
    private final InstantSource clock;
    private volatile Duration skew = Duration.ZERO;

    public ClockSkew(Db db, InstantSource clock, MeterRegistry metrics) {
        this.db = db;
        this.clock = clock;
        Gauge.builder("fairgate.clock.skew.seconds", this, now -> now.skew.toMillis() / 1000.0)
                .register(metrics);
    }

    /** Compares once; the answer is taken to have been made half-way between question and answer. */
    public Future<Duration> runOnce() {
        Instant asked = clock.instant();
        return db.read(client -> client.preparedQuery(NOW).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .map(micros -> {
                    Instant ours =
                            asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
                    Instant theirs =
                            Instant.EPOCH.plusNanos(micros % 1_000_000 * 1_000).plusSeconds(micros / 1_000_000);
                    return seen(Duration.between(theirs, ours));
                });
    }

    /** Told when it begins and when it ends, and not every time. */
    private Duration seen(Duration now) {
        boolean wrong = now.abs().compareTo(MOST) > 0;
        if (wrong != skew.abs().compareTo(MOST) > 0) {
            LOG.warn("this node's clock is {} ms ahead of the database's", now.toMillis());
        }
        skew = now;
        return now;
    }
}
