package io.sluice.executor.runtime;

import io.sluice.executor.runtime.schedule.Interruptible;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.Stepped;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Brings whatever happens to a job into the steps of its master, one after the other, and has done apart what blocks.
 * Anyone may {@link #post}; the rest is called within the master's steps.
 */
final class JobMailbox {
    private final Scheduler scheduler;
    private final Stepped master;
    private final Runnable afterWork;
    private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private final Interruptible blocking = new Interruptible();
    private int blockingWork;

    /** @param afterWork is run when blocking work has come back and its outcome was handled */
    JobMailbox(Scheduler scheduler, Stepped master, Runnable afterWork) {
        this.scheduler = scheduler;
        this.master = master;
        this.afterWork = afterWork;
    }

    void post(Runnable message) {
        messages.add(message);
        scheduler.wake(master);
    }

    void handleAll() {
        for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
            message.run();
        }
    }

    /** Whether nothing is being done apart. */
    boolean isIdle() {
        return blockingWork == 0;
    }

    <T> void block(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
        blockingWork++;
        scheduler.execute(() -> {
            blocking.enter();
            try {
                T result = work.call();
                post(() -> unblock(then, result));
            } catch (Exception | Error e) {
                post(() -> unblock(failed, e));
            } finally {
                blocking.leave();
            }
        });
    }

    /** Interrupts the threads of what is being done apart. */
    void interrupt() {
        blocking.interrupt();
    }

    private <T> void unblock(Consumer<T> consumer, T value) {
        blockingWork--;
        consumer.accept(value);
        afterWork.run();
    }
}
