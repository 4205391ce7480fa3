package io.sluice.driver.meta;

import io.sluice.core.session.ClientSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.Meta.StatementHandle;
import org.apache.calcite.avatica.NoSuchStatementException;

/** A connection's session and what it executes, by statement. Safe for several threads. */
final class OpenSession {
    private final ClientSession session;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, Execution> executions = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> notes = new ConcurrentHashMap<>();

    OpenSession(ClientSession session) {
        this.session = session;
    }

    ClientSession session() {
        return session;
    }

    int nextId() {
        return ids.incrementAndGet();
    }

    /** A new execution of a statement, which ends the one before. */
    Execution begin(int statement, String sql) {
        notes.remove(statement);
        Execution execution = new Execution(sql);
        Execution before = executions.put(statement, execution);
        if (before != null) {
            before.close();
        }
        return execution;
    }

    Execution find(StatementHandle handle) throws NoSuchStatementException {
        Execution execution = executions.get(handle.id);
        if (execution == null) {
            throw new NoSuchStatementException(handle);
        }
        return execution;
    }

    /** What the last execution of a statement has to tell, until it is closed. */
    List<String> notes(int statement) {
        return notes.getOrDefault(statement, List.of());
    }

    void note(int statement, List<String> sentences) {
        if (!sentences.isEmpty()) {
            notes.put(statement, sentences);
        }
    }

    void end(int statement) {
        notes.remove(statement);
        Execution execution = executions.remove(statement);
        if (execution != null) {
            execution.close();
        }
    }

    /** The same, unless the statement has been executed again since. */
    void end(int statement, Execution execution) {
        executions.remove(statement, execution);
        execution.close();
    }

    void close() {
        executions.values().forEach(Execution::close);
        session.close();
    }
}
