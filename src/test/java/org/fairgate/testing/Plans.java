package org.fairgate.testing;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** How the database goes about a statement, for tests of indexes. */
public final class Plans {
    private Plans() {}

    /**
     * The plan that is kept for a prepared statement, line by line.
     *
     * @param store the class that has the statement
     * @param statement the name of its constant
     * @param types of the parameters, as in {@code PREPARE}
     * @param values for the parameters, as in {@code EXECUTE}
     */
    public static List<String> of(
            TestDatabase database, Class<?> store, String statement, String types, String values) {
        SqlConnection connection = database.pool().getConnection().await();
        try {
            var unused = run(connection, "SET plan_cache_mode = force_generic_plan");
            unused = run(connection, "PREPARE looked_at (" + types + ") AS " + sql(store, statement));
            return run(connection, "EXPLAIN (COSTS OFF) EXECUTE looked_at (" + values + ")");
        } finally {
            var unused = run(connection, "DEALLOCATE looked_at");
            unused = run(connection, "RESET plan_cache_mode");
            connection.close().await();
        }
    }

    private static String sql(Class<?> store, String statement) {
        try {
            var constant = store.getDeclaredField(statement);
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(statement, e);
        }
    }

    private static List<String> run(SqlConnection connection, String sql) {
        List<String> lines = new ArrayList<>();
        for (Row row : connection.query(sql).execute().await()) {
            lines.add(row.getString(0));
        }
        return lines;
    }
}
