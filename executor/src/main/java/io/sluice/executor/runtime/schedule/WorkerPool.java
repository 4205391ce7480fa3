package io.sluice.executor.runtime.schedule;

import io.sluice.core.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few threads that step everything that is ready, in turn, and sleep when nothing is. What is stepped keeps its
 * thread for a handful of steps, so that what it just made is still in the cache. Daemon threads: they do not keep the
 * process alive. Blocking work has a small pool of its own.
 */
public final class WorkerPool implements Scheduler, AutoCloseable {
    private static final int STEPS_IN_A_ROW = 8;
    private static final int BLOCKING_THREADS = 4;

    private final Clock clock;
    private final ExecutorService blocking;
    private final List<Thread> workers = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingReady = lock.newCondition();
    private final ArrayDeque<Entry> ready = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final Map<Stepped, Entry> entries = new IdentityHashMap<>();
    private boolean closed;

    public WorkerPool(int threads, Clock clock) {
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        blocking = Executors.newFixedThreadPool(
                BLOCKING_THREADS, work -> daemon(work, "sluice-io-" + number.incrementAndGet()));
        for (int i = 0; i < threads; i++) {
            workers.add(daemon(this::work, "sluice-worker-" + (i + 1)));
        }
        workers.forEach(Thread::start);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public int threads() {
        return workers.size();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void add(Stepped stepped) {
        lock.lock();
        try {
            Entry entry = new Entry(stepped);
            if (entries.put(stepped, entry) != null) {
                throw new IllegalStateException("added twice: " + stepped);
            }
            enqueue(entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake(Stepped stepped) {
        lock.lock();
        try {
            Entry entry = entries.get(stepped);
            if (entry != null) {
                entry.woken = true;
                if (entry.phase == Phase.PARKED) {
                    enqueue(entry);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wakeAt(Stepped stepped, long atNanos) {
        lock.lock();
        try {
            Entry entry = entries.get(stepped);
            if (entry != null && (entry.alarmNanos == Alarm.NONE || atNanos - entry.alarmNanos < 0)) {
                entry.alarmNanos = atNanos;
                alarms.add(new Alarm(entry, atNanos));
                somethingReady.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void execute(Runnable work) {
        blocking.execute(work);
    }

    /** Stops the threads after their present step; what was added is not stepped any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            somethingReady.signalAll();
        } finally {
            lock.unlock();
        }
        blocking.shutdown();
    }

    private void enqueue(Entry entry) {
        entry.phase = Phase.QUEUED;
        ready.addLast(entry);
        somethingReady.signal();
    }

    private void work() {
        for (Entry entry = take(); entry != null; entry = take()) {
            release(entry, step(entry.stepped));
        }
    }

    private static Stepped.Progress step(Stepped stepped) {
        try {
            Stepped.Progress progress = Stepped.Progress.MADE_PROGRESS;
            for (int i = 0; i < STEPS_IN_A_ROW && progress == Stepped.Progress.MADE_PROGRESS; i++) {
                progress = stepped.step();
            }
            return progress;
        } catch (RuntimeException | Error e) {
            // a step handles its own errors, so this is a bug: tell, and keep the thread for the others
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            return Stepped.Progress.DONE;
        }
    }

    private Entry take() {
        lock.lock();
        try {
            while (!closed) {
                long waitNanos = ringAlarms();
                Entry entry = ready.pollFirst();
                if (entry != null) {
                    entry.phase = Phase.RUNNING;
                    entry.woken = false;
                    return entry;
                }
                if (waitNanos == Long.MAX_VALUE) {
                    somethingReady.awaitUninterruptibly();
                } else {
                    awaitNanos(waitNanos);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNanos(long nanos) {
        try {
            somethingReady.awaitNanos(nanos);
        } catch (InterruptedException e) {
            closed = true; // nobody but the one who stops the process interrupts a worker
            somethingReady.signalAll();
        }
    }

    /** Readies what is due; returns how long until the next alarm, {@link Long#MAX_VALUE} when there is none. */
    private long ringAlarms() {
        while (!alarms.isEmpty()) {
            Alarm first = alarms.peek();
            long waitNanos = first.atNanos - clock.nanos();
            if (waitNanos > 0) {
                return waitNanos;
            }
            alarms.poll();
            if (first.entry.alarmNanos == first.atNanos) {
                first.entry.alarmNanos = Alarm.NONE;
                first.entry.woken = true;
                if (first.entry.phase == Phase.PARKED) {
                    enqueue(first.entry);
                }
            }
        }
        return Long.MAX_VALUE;
    }

    private void release(Entry entry, Stepped.Progress progress) {
        lock.lock();
        try {
            if (progress == Stepped.Progress.DONE) {
                entry.phase = Phase.DONE;
                entries.remove(entry.stepped);
            } else if (progress == Stepped.Progress.MADE_PROGRESS || entry.woken) {
                enqueue(entry);
            } else {
                entry.phase = Phase.PARKED;
            }
        } finally {
            lock.unlock();
        }
    }

    private enum Phase {
        /** In the queue. */
        QUEUED,
        /** On a thread. */
        RUNNING,
        /** Waits to be woken. */
        PARKED,
        /** Gone. */
        DONE
    }

    private static final class Entry {
        private final Stepped stepped;
        private Phase phase = Phase.PARKED;
        private boolean woken;
        private long alarmNanos = Alarm.NONE;

        Entry(Stepped stepped) {
            this.stepped = stepped;
        }
    }

    private record Alarm(Entry entry, long atNanos) implements Comparable<Alarm> {
        static final long NONE = Long.MIN_VALUE;

        @Override
        public int compareTo(Alarm other) {
            return Long.compare(atNanos - other.atNanos, 0);
        }
    }
}
