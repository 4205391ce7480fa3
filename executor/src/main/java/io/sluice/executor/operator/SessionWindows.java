package io.sluice.executor.operator;

import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.keyed.StateTable;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The sessions of keys: each has a number, under which its contents are kept, a first and a last moment, and the time at
 * which something happens to it next, its firing or its closing. A row extends the session it touches, joins those
 * between which it falls, or begins one. Times are UTC microseconds. Used by one thread.
 */
final class SessionWindows {
    private static final int NOWHERE = -1;

    /** Of a session that is no more, or is just being fired or closed. */
    private static final long NOT_DUE = Long.MIN_VALUE;

    /** The queue may hold so many entries that do not count, besides as many as count. */
    private static final int SPARE_ENTRIES = 1024;

    private final SessionContents contents;
    private final SessionShown shown;
    private final long gapMicros;
    private final long allowedLatenessMicros;
    private final Chains sessionsOfKey = new Chains();
    private final DueQueue queue = new DueQueue();

    /** Has the keys, by whose slots their sessions are found. */
    private StateTable table;

    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int[] keyOf = new int[0];
    private boolean[] fired = new boolean[0];

    /** The time of the one entry in the queue that counts; others of the number are passed over. */
    private long[] due = new long[0];

    private boolean[] live = new boolean[0];

    /** Where the rows of a session that is no more have gone. */
    private int[] movedTo = new int[0];

    /** Sessions that are no more, whose numbers are given again when all rows have followed. */
    private int[] moved = new int[0];

    private int movedCount;
    private int[] free = new int[0];
    private int freeCount;
    private int bound;

    SessionWindows(WindowSpec.Session spec, long allowedLatenessMicros, SessionContents contents, SessionShown shown) {
        this.shown = shown;
        this.gapMicros = spec.gapMicros();
        this.allowedLatenessMicros = allowedLatenessMicros;
        this.contents = contents;
    }

    void attach(StateTable newTable) {
        table = newTable;
    }

    /** A session is about to change, by itself or what it has shown. */
    void changing(int session) {
        table.changing(keyOf[session]);
    }

    /** The session that a row of a key belongs to from now on; the key's entry has been said to change. */
    int put(int key, long time) {
        long end = sum(time, gapMicros);
        int found = NOWHERE;
        for (int s = sessionsOfKey.first(key); s >= 0; ) {
            int next = sessionsOfKey.next(s);
            if (starts[s] <= end && time <= ends[s]) {
                if (found == NOWHERE) {
                    found = s;
                } else {
                    join(found, s);
                }
            }
            s = next;
        }
        if (found == NOWHERE) {
            return begin(key, time, end);
        }
        starts[found] = Math.min(starts[found], time);
        ends[found] = Math.max(ends[found], end);
        return found;
    }

    private int begin(int key, long start, long end) {
        int s = freeCount > 0 ? free[--freeCount] : bound++;
        ensure();
        starts[s] = start;
        ends[s] = end;
        keyOf[s] = key;
        fired[s] = false;
        live[s] = true;
        movedTo[s] = NOWHERE;
        sessionsOfKey.link(key, s);
        schedule(s, end);
        return s;
    }

    private void join(int into, int from) {
        contents.merge(into, from);
        shown.merge(into, from);
        starts[into] = Math.min(starts[into], starts[from]);
        ends[into] = Math.max(ends[into], ends[from]);
        sessionsOfKey.unlink(keyOf[from], from);
        live[from] = false;
        due[from] = NOT_DUE;
        movedTo[from] = into;
        if (movedCount == moved.length) {
            moved = Arrays.copyOf(moved, Math.max(16, movedCount * 2));
        }
        moved[movedCount++] = from;
    }

    private void ensure() {
        if (bound > starts.length) {
            int capacity = Math.max(16, starts.length * 2);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            keyOf = Arrays.copyOf(keyOf, capacity);
            fired = Arrays.copyOf(fired, capacity);
            due = Arrays.copyOf(due, capacity);
            live = Arrays.copyOf(live, capacity);
            movedTo = Arrays.copyOf(movedTo, capacity);
        }
    }

    private void schedule(int session, long time) {
        due[session] = time;
        queue.add(time, session);
        if (queue.size() > 2 * (bound - freeCount) + SPARE_ENTRIES) {
            queue.clear();
            for (int s = 0; s < bound; s++) {
                if (live[s] && due[s] != NOT_DUE) {
                    queue.add(due[s], s);
                }
            }
        }
    }

    /** After rows have been put: those put into a session that was joined to another later belong to that one. */
    void follow(int[] sessions, int count) {
        for (int i = 0; i < count && movedCount > 0; i++) {
            while (movedTo[sessions[i]] != NOWHERE) {
                sessions[i] = movedTo[sessions[i]];
            }
        }
        while (movedCount > 0) {
            release(moved[--movedCount]);
        }
    }

    /** The sessions that a row touches. */
    int[] touched(int key, long time) {
        long end = sum(time, gapMicros);
        int[] out = new int[0];
        for (int s = key < 0 ? NOWHERE : sessionsOfKey.first(key); s >= 0; s = sessionsOfKey.next(s)) {
            if (starts[s] <= end && time <= ends[s]) {
                out = Arrays.copyOf(out, out.length + 1);
                out[out.length - 1] = s;
            }
        }
        return out;
    }

    /** Whether a row that touches no session comes too late to begin one. */
    boolean isLate(long time, long watermark) {
        return sum(sum(time, gapMicros), allowedLatenessMicros) <= watermark;
    }

    /** The next session that fires or closes at or before a watermark, in the order of these times; -1: there is none. */
    int poll(long watermark) {
        while (!queue.isEmpty() && queue.firstTime() <= watermark) {
            int s = queue.firstItem();
            long time = queue.firstTime();
            queue.removeFirst();
            if (live[s] && time == due[s]) {
                long next = nextTime(s);
                if (next == time) {
                    due[s] = NOT_DUE;
                    return s;
                }
                // Rows have come since, and extended it.
                schedule(s, next);
            }
        }
        return NOWHERE;
    }

    /** When a session fires, or closes if it has fired. */
    /** The end of the first session that has not fired; MAX when there is none. */
    long firstUnfiredEnd() {
        long first = Long.MAX_VALUE;
        for (int s = 0; s < bound; s++) {
            first = isLive(s) && !hasFired(s) ? Math.min(first, window(s).end()) : first;
        }
        return first;
    }

    long nextTime(int session) {
        return fired[session] ? sum(ends[session], allowedLatenessMicros) : ends[session];
    }

    boolean isLive(int session) {
        return live[session];
    }

    boolean hasFired(int session) {
        return fired[session];
    }

    boolean closesWhenFired() {
        return allowedLatenessMicros == 0;
    }

    /** The session has been emitted, and is open for late rows. */
    void fire(int session) {
        changing(session);
        fired[session] = true;
        schedule(session, sum(ends[session], allowedLatenessMicros));
    }

    /** Late rows have moved the end of a session that had been emitted beyond the watermark. */
    void reopen(int session) {
        changing(session);
        fired[session] = false;
        schedule(session, ends[session]);
    }

    /** Forgets a session, and its key when it has no other. */
    void remove(int session) {
        int key = keyOf[session];
        changing(session);
        drop(session);
        if (sessionsOfKey.first(key) < 0) {
            table.remove(key);
        }
    }

    /** A session is not here any more; its key stays. */
    void drop(int session) {
        contents.clear(session);
        shown.clear(session);
        sessionsOfKey.unlink(keyOf[session], session);
        live[session] = false;
        due[session] = NOT_DUE;
        release(session);
    }

    private void release(int session) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Math.max(16, freeCount * 2));
        }
        free[freeCount++] = session;
    }

    /** From its first row to one gap behind its last. */
    Window window(int session) {
        return new Window(starts[session], ends[session]);
    }

    int key(int session) {
        return keyOf[session];
    }

    /** The first session of a key, or -1. */
    int first(int key) {
        return sessionsOfKey.first(key);
    }

    /** The next session of the same key, or -1. */
    int next(int session) {
        return sessionsOfKey.next(session);
    }

    /** Goes over all sessions that are here. */
    void each(IntConsumer action) {
        for (int s = 0; s < bound; s++) {
            if (live[s]) {
                action.accept(s);
            }
        }
    }

    /** A session of an earlier run, or one that was put away; its contents follow. */
    int restore(int key, Window window, boolean hasFired) {
        int s = begin(key, window.start(), window.end());
        fired[s] = hasFired;
        schedule(s, nextTime(s));
        return s;
    }

    /** What the sessions take on the heap, without what they hold. */
    long bytes() {
        return sessionsOfKey.bytes()
                + queue.bytes()
                + (3L * Long.BYTES + 2L * Integer.BYTES + 2) * starts.length
                + (long) Integer.BYTES * (free.length + moved.length);
    }

    /** Stops at the end of the range of time. */
    static long sum(long time, long more) {
        return time > Long.MAX_VALUE - more ? Long.MAX_VALUE : time + more;
    }
}
