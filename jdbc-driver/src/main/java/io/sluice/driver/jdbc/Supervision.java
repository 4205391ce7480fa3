package io.sluice.driver.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Whether a statement may go on: it has been neither cancelled nor overtaken by its timeout since it began. {@link
 * #cancel} is for any thread, the rest for the statement's.
 */
final class Supervision {
    static final String CANCELLED = "57014";
    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private volatile boolean cancelled;
    private volatile boolean timedOut;
    private int seconds;
    private Future<?> alarm;

    /** One daemon thread, there only while statements have timeouts. */
    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "sluice-query-timeout");
            thread.setDaemon(true);
            return thread;
        });
        alarms.setRemoveOnCancelPolicy(true);
        alarms.setKeepAliveTime(1, TimeUnit.SECONDS);
        alarms.allowCoreThreadTimeOut(true);
        return alarms;
    }

    /**
     * A new execution begins.
     *
     * @param timeoutSeconds 0 means none
     * @param canceller ends the execution, on another thread, when the time is over
     */
    void begin(int timeoutSeconds, Runnable canceller) {
        end();
        cancelled = false;
        timedOut = false;
        seconds = timeoutSeconds;
        if (timeoutSeconds > 0) {
            alarm = ALARMS.schedule(
                    () -> {
                        timedOut = true;
                        canceller.run();
                    },
                    timeoutSeconds,
                    TimeUnit.SECONDS);
        }
    }

    /** The execution is over: no timeout strikes any more. */
    void end() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    void cancel() {
        cancelled = true;
    }

    /** @throws SQLException 57014; a {@link SQLTimeoutException} after the timeout */
    void check() throws SQLException {
        if (timedOut) {
            throw new SQLTimeoutException(
                    "The statement was cancelled after its timeout of " + seconds + " s", CANCELLED);
        }
        if (cancelled) {
            throw new SQLException("The statement was cancelled", CANCELLED);
        }
    }

    /** The error to throw for one that came up: when the statement was cancelled, that is the reason. */
    SQLException explain(Throwable thrown) {
        try {
            check();
        } catch (SQLException reason) {
            return reason;
        }
        return SqlErrors.of(thrown);
    }
}
