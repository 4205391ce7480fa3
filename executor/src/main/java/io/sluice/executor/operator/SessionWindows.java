package io.sluice.executor.operator;

import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.KeyTable;
import java.util.Arrays;

/**
 * The sessions of keys: each has a number, under which its contents are kept, a first and a last moment, and the time at
 * which something happens to it next, its firing or its closing. A row extends the session it touches, joins those
 * between which it falls, or begins one. Times are UTC microseconds. Used by one thread.
 */
final class SessionWindows {
    private static final int NOWHERE = -1;

    private final KeyTable keys;
    private final SessionContents contents;
    private final SessionShown shown;
    private final long gapMicros;
    private final long allowedLatenessMicros;
    private final Chains sessionsOfKey = new Chains();
    private final DueQueue queue = new DueQueue();

    private long[] starts = new long[0];
    private long[] ends = new long[0];
    private int[] keyOf = new int[0];
    private boolean[] fired = new boolean[0];

    /** Entries in the queue; a number is given again only when there are none. */
    private int[] queued = new int[0];

    /** The time of the one entry that counts; those it has replaced are passed over. */
    private long[] due = new long[0];

    private boolean[] live = new boolean[0];

    /** Where the rows of a session that is no more have gone. */
    private int[] movedTo = new int[0];

    private boolean anyMoved;
    private int[] free = new int[0];
    private int freeCount;
    private int bound;

    SessionWindows(
            WindowSpec.Session spec,
            long allowedLatenessMicros,
            KeyTable keys,
            SessionContents contents,
            SessionShown shown) {
        this.shown = shown;
        this.gapMicros = spec.gapMicros();
        this.allowedLatenessMicros = allowedLatenessMicros;
        this.keys = keys;
        this.contents = contents;
    }

    /** The session that a row of a key belongs to from now on. */
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
        movedTo[from] = into;
        anyMoved = true;
    }

    private void ensure() {
        if (bound > starts.length) {
            int capacity = Math.max(16, starts.length * 2);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            keyOf = Arrays.copyOf(keyOf, capacity);
            fired = Arrays.copyOf(fired, capacity);
            queued = Arrays.copyOf(queued, capacity);
            due = Arrays.copyOf(due, capacity);
            live = Arrays.copyOf(live, capacity);
            movedTo = Arrays.copyOf(movedTo, capacity);
        }
    }

    private void schedule(int session, long time) {
        due[session] = time;
        queued[session]++;
        queue.add(time, session);
    }

    /** After rows have been put: those put into a session that was joined to another later belong to that one. */
    void follow(int[] sessions, int count) {
        if (!anyMoved) {
            return;
        }
        for (int i = 0; i < count; i++) {
            while (movedTo[sessions[i]] != NOWHERE) {
                sessions[i] = movedTo[sessions[i]];
            }
        }
        anyMoved = false;
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
            queued[s]--;
            if (!live[s]) {
                release(s);
            } else if (time == due[s]) {
                long next = fired[s] ? sum(ends[s], allowedLatenessMicros) : ends[s];
                if (next == time) {
                    return s;
                }
                // Rows have come since, and extended it.
                schedule(s, next);
            }
        }
        return NOWHERE;
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
        fired[session] = true;
        schedule(session, sum(ends[session], allowedLatenessMicros));
    }

    /** Late rows have moved the end of a session that had been emitted beyond the watermark. */
    void reopen(int session) {
        fired[session] = false;
        schedule(session, ends[session]);
    }

    /** Forgets a session, and its key when it has no other. */
    void remove(int session) {
        int key = keyOf[session];
        contents.clear(session);
        shown.clear(session);
        sessionsOfKey.unlink(key, session);
        live[session] = false;
        release(session);
        if (sessionsOfKey.first(key) < 0) {
            keys.remove(key);
        }
    }

    private void release(int session) {
        if (queued[session] > 0) {
            return;
        }
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

    /** All sessions there are, by number. */
    int[] all() {
        int[] out = new int[bound];
        int count = 0;
        for (int s = 0; s < bound; s++) {
            out[count] = s;
            count += live[s] ? 1 : 0;
        }
        return Arrays.copyOf(out, count);
    }

    /** A session of an earlier run; its contents follow. */
    int restore(int key, Window window, boolean hasFired) {
        int s = begin(key, window.start(), window.end());
        if (hasFired) {
            fire(s);
        }
        return s;
    }

    /** Stops at the end of the range of time. */
    static long sum(long time, long more) {
        return time > Long.MAX_VALUE - more ? Long.MAX_VALUE : time + more;
    }
}
