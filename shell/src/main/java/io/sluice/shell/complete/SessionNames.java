package io.sluice.shell.complete;

import io.sluice.core.error.SluiceException;
import io.sluice.engine.TextResult;
import java.util.List;
import java.util.function.Function;

/** Asks the session by SQL, each time anew. */
public final class SessionNames implements Names {
    private final Function<String, List<TextResult>> session;

    /** @param session runs one statement */
    public SessionNames(Function<String, List<TextResult>> session) {
        this.session = session;
    }

    @Override
    public List<String> tables() {
        return first("SHOW TABLES");
    }

    @Override
    public List<Column> columns(String table) {
        return rows("DESCRIBE " + table).stream()
                .map(row -> new Column(row.get(0), row.get(1)))
                .toList();
    }

    @Override
    public List<String> functions() {
        return first("SHOW FUNCTIONS");
    }

    @Override
    public List<String> databases() {
        return first("SHOW DATABASES");
    }

    @Override
    public List<String> catalogs() {
        return first("SHOW CATALOGS");
    }

    @Override
    public List<Column> jobs() {
        return rows("SHOW JOBS").stream()
                .map(row -> new Column(row.get(0), row.get(1)))
                .toList();
    }

    private List<String> first(String sql) {
        return rows(sql).stream().map(row -> row.get(0)).toList();
    }

    /** A statement that is refused, such as DESCRIBE of a name that is no table, means that there is nothing to offer. */
    private List<List<String>> rows(String sql) {
        try {
            return session.apply(sql).get(0).rows();
        } catch (SluiceException e) {
            return List.of();
        }
    }
}
