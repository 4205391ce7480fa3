package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.StreamElement;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of stream elements from one task to one other, in order. One task adds, one polls, each from one thread at a
 * time. The capacity is in batches and is asked before a step: what the step then makes is always taken, so that tasks
 * cannot lock each other up.
 */
public final class Channel {
    private final ConcurrentLinkedQueue<StreamElement> elements = new ConcurrentLinkedQueue<>();
    private final AtomicInteger batches = new AtomicInteger();
    private final int capacity;
    private volatile boolean closed;
    private volatile Runnable wakeReader = () -> {};
    private volatile Runnable wakeWriter = () -> {};

    public Channel(int capacity) {
        this.capacity = capacity;
    }

    /** Whom to tell when there is something to read, and when there is room to write again. */
    public void connect(Runnable newWakeReader, Runnable newWakeWriter) {
        wakeReader = newWakeReader;
        wakeWriter = newWakeWriter;
    }

    public boolean hasRoom() {
        return closed || batches.get() < capacity;
    }

    /** Adds an element; forgotten when the reader wants no more. */
    public void add(StreamElement element) {
        if (closed) {
            return;
        }
        if (holdsRows(element)) {
            batches.incrementAndGet();
        }
        elements.add(element);
        wakeReader.run();
    }

    /** The next element, or null when there is none just now. */
    public StreamElement poll() {
        StreamElement element = elements.poll();
        if (element != null && holdsRows(element) && batches.getAndDecrement() >= capacity) {
            wakeWriter.run();
        }
        return element;
    }

    private static boolean holdsRows(StreamElement element) {
        return element.kind() == StreamElement.Kind.BATCH || element.kind() == StreamElement.Kind.SHARE;
    }

    /** Called by the reader, which takes no more elements. */
    public void close() {
        closed = true;
        elements.clear();
        wakeWriter.run();
    }

    public boolean isClosed() {
        return closed;
    }
}
