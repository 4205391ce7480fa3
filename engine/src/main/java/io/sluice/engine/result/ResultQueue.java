package io.sluice.engine.result;

import io.sluice.core.batch.Batch;
import io.sluice.executor.runtime.ResultConsumer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries the rows of a SELECT from the job's threads to the reader's: bounded, so that the job goes no faster than its
 * rows are read. The job ends it with {@link #finish} or {@link #fail}.
 */
public final class ResultQueue implements ResultConsumer {
    private static final int MOST_BATCHES = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private Runnable wake = () -> {};
    private boolean finished;
    private RuntimeException failure;

    @Override
    public boolean hasRoom() {
        lock.lock();
        try {
            return batches.size() < MOST_BATCHES;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accept(Batch batch) {
        lock.lock();
        try {
            batches.add(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void whenRoom(Runnable newWake) {
        lock.lock();
        try {
            wake = newWake;
        } finally {
            lock.unlock();
        }
    }

    /** No more rows will come. */
    public void finish() {
        end(null);
    }

    /** No more rows will come, because the job failed; rows that are there already can still be read. */
    public void fail(RuntimeException cause) {
        end(cause);
    }

    private void end(RuntimeException cause) {
        lock.lock();
        try {
            finished = true;
            failure = failure == null ? cause : failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #take} answers at once. */
    public boolean isReady() {
        lock.lock();
        try {
            return finished || !batches.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@link #take} answers at once, for so long at most; whether it does now. An interrupt ends the wait. */
    public boolean awaitReady(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (batches.isEmpty() && !finished && left > 0) {
                left = changed.awaitNanos(left);
            }
            return finished || !batches.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next batch; empty when there are no more. Throws what the job failed with. */
    public Optional<Batch> take() {
        Batch batch;
        Runnable afterwards;
        lock.lock();
        try {
            while (batches.isEmpty() && !finished) {
                changed.awaitUninterruptibly();
            }
            batch = batches.poll();
            afterwards = wake;
        } finally {
            lock.unlock();
        }
        if (batch != null) {
            afterwards.run();
            return Optional.of(batch);
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }
}
