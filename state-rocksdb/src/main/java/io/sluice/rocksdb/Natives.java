package io.sluice.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;
import org.rocksdb.AbstractNativeReference;

/** Native objects with one owner, closed together, the last one first: nothing else frees their memory. */
final class Natives implements AutoCloseable {
    private final Deque<AbstractNativeReference> objects = new ArrayDeque<>();

    <T extends AbstractNativeReference> T own(T object) {
        objects.push(object);
        return object;
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    @Override
    public void close() {
        while (!objects.isEmpty()) {
            objects.pop().close();
        }
    }
}
