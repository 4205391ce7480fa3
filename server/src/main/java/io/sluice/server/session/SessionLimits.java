package io.sluice.server.session;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many sessions and statements there are, and may be, at once. Safe for several threads. */
public final class SessionLimits {
    private final int mostSessions;
    private final int mostStatements;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicLong statementsStarted = new AtomicLong();
    private final AtomicLong statementsFailed = new AtomicLong();

    public SessionLimits(int mostSessions, int mostStatements) {
        this.mostSessions = mostSessions;
        this.mostStatements = mostStatements;
    }

    /** @throws SluiceException TOO_MANY_SESSIONS */
    public void takeSession() {
        if (!take(sessions, mostSessions)) {
            throw SluiceException.of(
                            ErrorCode.TOO_MANY_SESSIONS, "All " + mostSessions + " sessions of the server are in use")
                    .hint("close connections that are not needed; 'server.session.max' is the limit");
        }
    }

    public void giveSessionBack() {
        sessions.decrementAndGet();
    }

    /** @throws SluiceException TOO_MANY_STATEMENTS */
    public void takeStatement() {
        if (!take(statements, mostStatements)) {
            throw SluiceException.of(
                            ErrorCode.TOO_MANY_STATEMENTS,
                            "The server runs " + mostStatements + " statements already, as many as it may")
                    .hint("try again when one has ended; 'server.statement.max' is the limit");
        }
        statementsStarted.incrementAndGet();
    }

    public void giveStatementBack() {
        statements.decrementAndGet();
    }

    public void statementFailed() {
        statementsFailed.incrementAndGet();
    }

    private static boolean take(AtomicInteger count, int most) {
        int before = count.get();
        while (before < most) {
            if (count.compareAndSet(before, before + 1)) {
                return true;
            }
            before = count.get();
        }
        return false;
    }

    /** Sessions that are open. */
    public int sessions() {
        return sessions.get();
    }

    /** Statements that have begun and are not closed. */
    public int statements() {
        return statements.get();
    }

    /** All statements that have begun so far. */
    public long statementsStarted() {
        return statementsStarted.get();
    }

    /** All statements so far that were refused or failed while they began. */
    public long statementsFailed() {
        return statementsFailed.get();
    }
}
