package io.sluice.executor.operator;

import java.util.Arrays;

/**
 * Sessions that fire more than once by the clock: early, while rows still come, and late, for rows that came after they
 * had fired. Each time they emit what has changed since they showed themselves last.
 *
 * <p>A session that grows changes its end. What it has shown is taken back before the watermark passes the end that was
 * shown (with the allowed lateness added when the session has fired): an operator below that groups by the time of
 * sessions then still takes the change. Used by one thread.
 */
final class SessionEmissions {
    private final FireTimers timers;
    private final long latenessMicros;
    private final SessionWindows sessions;
    private final SessionResults results;
    private final SessionShown shown;

    /** Sessions with the times before which they must show themselves again, perhaps. */
    private final DueQueue deadlines = new DueQueue();

    /** The least time under which a session stands there, that it need not stand there for each of its rows. */
    private long[] expectedAt = new long[0];

    SessionEmissions(
            FireTimers timers,
            long latenessMicros,
            SessionWindows sessions,
            SessionResults results,
            SessionShown shown) {
        this.timers = timers;
        this.latenessMicros = latenessMicros;
        this.sessions = sessions;
        this.results = results;
        this.shown = shown;
    }

    /** Whether what sessions emit is remembered: they fire by the clock, or did so in an earlier run. */
    boolean areOn() {
        return !timers.areOff() || shown.isUsed();
    }

    long timerNanos() {
        return timers.nextNanos();
    }

    /** Rows have come, or an earlier run is taken up. */
    void start(long nowNanos) {
        timers.changed(nowNanos);
    }

    /** Rows have been added to sessions that have not fired. */
    void changed(int[] numbers, int count) {
        for (int i = 0; i < count && timers.areEarly(); i++) {
            shown.change(numbers[i]);
        }
        for (int i = 0; i < count && shown.isUsed(); i++) {
            expect(numbers[i]);
        }
    }

    /** A late row has been added to a session that is complete: it shows itself at once, or after the delay. */
    void changedLate(int session, Output behind) {
        if (timers.delayLate()) {
            shown.change(session);
            expect(session);
        } else {
            show(new int[] {session}, 1, behind);
        }
    }

    /** A session is no longer complete: what it has shown is taken back. */
    void takeBack(int session, Output behind) {
        SessionContents.Emitted old = shown.rows(new int[] {session}, 1);
        RowChanges changes = new RowChanges(old.columns(), old.columns(), 0);
        for (int row = 0; row < old.rowCount(); row++) {
            changes.add(row, -1, behind);
        }
        changes.emit(behind);
        sessions.changing(session);
        shown.clear(session);
    }

    /** Which sessions show themselves when the clock says so. */
    record Due(boolean early, boolean late) {}

    /** The delays that have passed; asked once. */
    Due takeDue(long nowNanos) {
        return new Due(timers.takeEarly(nowNanos), timers.takeLate(nowNanos));
    }

    /** Shows sessions whose delay has passed. */
    void showChanged(Due due, long behindWatermark, Output out) {
        int[] changed = shown.takeChanged(sessions::changing);
        int[] open = new int[changed.length];
        int[] fired = new int[changed.length];
        int openCount = 0;
        int firedCount = 0;
        for (int session : changed) {
            boolean hasFired = sessions.hasFired(session);
            if (hasFired ? !due.late() : !due.early()) {
                shown.change(session);
            } else if (hasFired) {
                fired[firedCount++] = session;
            } else {
                open[openCount++] = session;
            }
        }
        show(fired, firedCount, new BehindOutput(out, behindWatermark));
        show(open, openCount, out);
    }

    /** Before the watermark rises: shows the sessions that operators below would take no changes of afterwards. */
    void hasten(long watermark, long behindWatermark, Output out) {
        while (!deadlines.isEmpty() && deadlines.firstTime() <= watermark) {
            int session = deadlines.firstItem();
            if (expectedAt[session] == deadlines.firstTime()) {
                expectedAt[session] = Long.MAX_VALUE;
            }
            deadlines.removeFirst();
            long deadline = deadline(session);
            if (deadline == Long.MAX_VALUE || deadline > watermark) {
                expect(session);
                continue;
            }
            boolean hasFired = sessions.hasFired(session);
            if (hasFired || sessions.window(session).end() > watermark) {
                show(new int[] {session}, 1, hasFired ? new BehindOutput(out, behindWatermark) : out);
            }
        }
    }

    /** MAX when a session has nothing to take back, or will not change. */
    long deadline(int session) {
        if (!sessions.isLive(session)) {
            return Long.MAX_VALUE;
        }
        long end = sessions.window(session).end();
        long least = shown.leastEnd(session);
        if (sessions.hasFired(session)) {
            return shown.isChanged(session) ? SessionWindows.sum(Math.min(least, end), latenessMicros) : Long.MAX_VALUE;
        }
        return least < end ? least : Long.MAX_VALUE;
    }

    private void expect(int session) {
        long deadline = deadline(session);
        if (deadline == Long.MAX_VALUE) {
            return;
        }
        if (session >= expectedAt.length) {
            int from = expectedAt.length;
            expectedAt = Arrays.copyOf(expectedAt, Math.max(Math.max(16, session + 1), from * 2));
            Arrays.fill(expectedAt, from, expectedAt.length, Long.MAX_VALUE);
        }
        if (deadline < expectedAt[session]) {
            expectedAt[session] = deadline;
            deadlines.add(deadline, session);
        }
    }

    /** Emits what has changed in sessions since they were shown, and remembers what they show now. */
    void show(int[] numbers, int count, Output out) {
        if (count == 0) {
            return;
        }
        SessionContents.Emitted old = shown.rows(numbers, count);
        SessionContents.Emitted now = results.rows(numbers, count);
        RowChanges changes = new RowChanges(old.columns(), now.columns(), 0);
        int before = 0;
        int after = 0;
        for (int s = 0; s < count; s++) {
            while (isOf(old, before, s) || isOf(now, after, s)) {
                int from = isOf(old, before, s) ? before++ : -1;
                int to = isOf(now, after, s) ? after++ : -1;
                changes.add(from, to, out);
            }
        }
        changes.emit(out);
        remember(numbers, count, now);
    }

    private static boolean isOf(SessionContents.Emitted rows, int row, int session) {
        return row < rows.rowCount() && rows.of()[row] == session;
    }

    private void remember(int[] numbers, int count, SessionContents.Emitted now) {
        for (int s = 0; s < count; s++) {
            sessions.changing(numbers[s]);
            shown.clear(numbers[s]);
        }
        for (int row = 0; row < now.rowCount(); row++) {
            int session = numbers[now.of()[row]];
            shown.add(session, sessions.window(session).end(), now.columns(), row);
        }
    }

    /** What is remembered of times takes on the heap. */
    long bytes() {
        return deadlines.bytes() + (long) Long.BYTES * expectedAt.length;
    }

    /** A session is here again. */
    void restored(int session) {
        if (timers.areEarly() && !sessions.hasFired(session) && !shown.hasShown(session)) {
            shown.change(session);
        }
        expect(session);
    }

    /**
     * A session may be from a run that did not remember what sessions had shown: it has shown what it holds when it has
     * fired and not changed since.
     */
    void remember(int session) {
        boolean unknown = sessions.hasFired(session) && !shown.hasShown(session) && !shown.isChanged(session);
        if (areOn() && unknown) {
            int[] one = {session};
            remember(one, 1, results.rows(one, 1));
        }
    }
}
