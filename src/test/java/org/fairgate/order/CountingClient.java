package org.fairgate.order;

import io.vertx.sqlclient.SqlClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the statements that go through a client. */
final class CountingClient {
    private final AtomicInteger count = new AtomicInteger();

    /** The same client, counted. */
    SqlClient over(SqlClient client) {
        return (SqlClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SqlClient.class}, (proxy, method, arguments) -> {
                    if (method.getName().endsWith("uery")) {
                        int unused = count.incrementAndGet();
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    int statements() {
        return count.get();
    }
}
