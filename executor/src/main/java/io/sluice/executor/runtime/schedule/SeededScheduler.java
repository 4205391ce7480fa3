package io.sluice.executor.runtime.schedule;

import io.sluice.core.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Steps everything in one thread, in an order drawn from a seed, under a clock that moves only when nothing else can
 * happen or a little with each step: a whole job becomes a repeatable experiment. Blocking work runs as a step like any
 * other, so it is delayed and reordered too. Not thread-safe: it belongs to the thread that calls {@link #runUntil}.
 */
public final class SeededScheduler implements Scheduler {
    private static final long NANOS_PER_STEP = 50_000;
    private static final long FIRST_START_MILLIS = 1_700_000_000_000L;

    private final Random random;
    private final VirtualClock clock;
    private final List<Stepped> parked = new ArrayList<>();
    private final List<Stepped> ready = new ArrayList<>();
    private final Map<Stepped, Long> alarms = new IdentityHashMap<>();
    private final Map<Stepped, Integer> numbers = new IdentityHashMap<>();
    private final Map<Integer, Integer> steps = new HashMap<>();
    private Stepped running;
    private boolean runningWoken;
    private long trace = 17;
    private long mostBlockingNanos;

    public SeededScheduler(long seed) {
        random = new Random(seed);
        clock = new VirtualClock(FIRST_START_MILLIS + random.nextInt());
    }

    /** As many as anybody wants: it plays all of them. */
    @Override
    public int threads() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** A hash of all that was stepped, in which order and with what outcome: equal for equal seeds. */
    public long trace() {
        return trace;
    }

    /** Steps taken in all. */
    public int stepCount() {
        return steps.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void add(Stepped stepped) {
        numbers.put(stepped, numbers.size());
        ready.add(stepped);
    }

    @Override
    public void wake(Stepped stepped) {
        if (stepped == running) {
            runningWoken = true;
        } else if (parked.remove(stepped)) {
            ready.add(stepped);
        }
    }

    @Override
    public void wakeAt(Stepped stepped, long atNanos) {
        if (numbers.containsKey(stepped)) {
            alarms.merge(stepped, atNanos, Math::min);
        }
    }

    /** From now on blocking work takes a random time up to this, by the clock; else it takes a step. */
    public void slowDownBlocking(long mostNanos) {
        mostBlockingNanos = mostNanos;
    }

    @Override
    public void execute(Runnable blocking) {
        add(new Blocking(blocking, mostBlockingNanos == 0 ? 0 : clock.nanos + random.nextLong(mostBlockingNanos)));
    }

    private final class Blocking implements Stepped {
        private final Runnable work;
        private final long atNanos;

        Blocking(Runnable work, long atNanos) {
            this.work = work;
            this.atNanos = atNanos;
        }

        @Override
        public Progress step() {
            if (clock.nanos < atNanos) {
                wakeAt(this, atNanos);
                return Progress.NO_PROGRESS;
            }
            work.run();
            return Progress.DONE;
        }
    }

    /**
     * Steps until the condition holds.
     *
     * @throws IllegalStateException when nothing can ever happen any more, or after {@code mostSteps}
     */
    public void runUntil(BooleanSupplier condition, int mostSteps) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            if (i >= mostSteps) {
                throw new IllegalStateException("no end after " + mostSteps + " steps");
            }
            if (ready.isEmpty() && !advanceToNextAlarm()) {
                throw new IllegalStateException("nothing can happen any more, " + parked.size() + " wait");
            }
            stepOne();
        }
    }

    private void stepOne() {
        Stepped next = ready.remove(random.nextInt(ready.size()));
        running = next;
        runningWoken = false;
        clock.nanos += NANOS_PER_STEP;
        Stepped.Progress progress = next.step();
        running = null;
        int number = numbers.get(next);
        steps.merge(number, 1, Integer::sum);
        trace = (trace * 31 + number) * 31 + progress.ordinal();
        switch (progress) {
            case MADE_PROGRESS -> ready.add(next);
            case NO_PROGRESS -> (runningWoken ? ready : parked).add(next);
            case DONE -> alarms.remove(next);
        }
        ringAlarms();
    }

    private boolean advanceToNextAlarm() {
        if (alarms.isEmpty()) {
            return false;
        }
        long first = alarms.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        clock.nanos = Math.max(clock.nanos, first);
        ringAlarms();
        return !ready.isEmpty();
    }

    private void ringAlarms() {
        List<Stepped> due = new ArrayList<>();
        alarms.forEach((stepped, at) -> {
            if (at <= clock.nanos) {
                due.add(stepped);
            }
        });
        due.sort((a, b) -> Integer.compare(numbers.get(a), numbers.get(b)));
        for (Stepped stepped : due) {
            alarms.remove(stepped);
            wake(stepped);
        }
    }

    private static final class VirtualClock implements Clock {
        private final long startMillis;
        private long nanos;

        VirtualClock(long startMillis) {
            this.startMillis = startMillis;
        }

        @Override
        public long millis() {
            return startMillis + nanos / 1_000_000;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
