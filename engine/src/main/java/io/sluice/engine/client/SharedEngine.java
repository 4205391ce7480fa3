package io.sluice.engine.client;

import io.sluice.engine.Engine;
import java.util.function.Supplier;

/** An engine that is made for the first who asks and closed after the last. Safe for several threads. */
final class SharedEngine {
    private Engine engine;
    private int leases;

    /** @param maker of an engine, when there is none */
    synchronized Lease lease(Supplier<Engine> maker) {
        if (engine == null) {
            engine = maker.get();
        }
        leases++;
        return new Lease(engine);
    }

    private synchronized void giveBack() {
        leases--;
        if (leases == 0) {
            Engine last = engine;
            engine = null;
            last.close();
        }
    }

    /** The right to use the engine, until it is closed. */
    final class Lease {
        private final Engine leased;
        private boolean closed;

        private Lease(Engine leased) {
            this.leased = leased;
        }

        Engine engine() {
            return leased;
        }

        void close() {
            synchronized (SharedEngine.this) {
                if (!closed) {
                    closed = true;
                    giveBack();
                }
            }
        }
    }
}
