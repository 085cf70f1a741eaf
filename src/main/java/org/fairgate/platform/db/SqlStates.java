package org.fairgate.platform.db;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.Set;

/** What PostgreSQL's error codes mean to us. */
public final class SqlStates {
    private static final Set<String> REPEAT = Set.of("40001", "40P01");

    private SqlStates() {}

    /** Whether the whole transaction may be repeated: serialization failure or deadlock. */
    public static boolean mayRepeat(Throwable cause) {
        return cause instanceof PgException e && REPEAT.contains(e.getSqlState());
    }

    /** Whether the statement broke the unique constraint of this name. */
    public static boolean isUniqueViolation(Throwable cause, String constraint) {
        return cause instanceof PgException e
                && "23505".equals(e.getSqlState())
                && constraint.equals(e.getConstraint());
    }

    /** Whether the data itself was refused (classes 22 and 23): repeating it cannot help. */
    public static boolean isBadData(Throwable cause) {
        return cause instanceof PgException e
                && e.getSqlState() != null
                && (e.getSqlState().startsWith("22") || e.getSqlState().startsWith("23"));
    }

    /** Whether the database was away, full, restarting or too slow: nothing is wrong with the request. */
    public static boolean isOutage(Throwable cause) {
        if (cause instanceof PgException e && e.getSqlState() != null) {
            String state = e.getSqlState();
            return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || REPEAT.contains(state);
        }
        return cause instanceof ClosedConnectionException || isPoolTimeout(cause);
    }

    /** What the pool fails with when it has no connection in time; its type is internal to Vert.x. */
    private static boolean isPoolTimeout(Throwable cause) {
        return "Timeout".equals(cause.getMessage())
                && cause.getClass().getName().startsWith("io.vertx.core.");
    }
}
