package io.stagedoor.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Connections to a database that count what is sent over them, whoever sends it. */
final class CountedStatements {

    private static final Set<String> SENDING = Set.of("prepareStatement", "createStatement", "prepareCall");

    private final String url;
    private final AtomicLong count = new AtomicLong();

    CountedStatements(String url) {
        this.url = url;
    }

    long count() {
        return count.get();
    }

    DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> counted(DriverManager.getConnection(url));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (SENDING.contains(method.getName())) {
                count.incrementAndGet();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
