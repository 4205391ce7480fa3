package io.sluice.engine.catalog;

import io.sluice.core.plan.ObjectPath;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What a catalog keeps beyond a session: catalogs, databases, and what is not temporary in them. A session has one of its
 * own, or all sessions of a server have one. Safe for several threads: a change is made in a copy that only its thread
 * sees, kept, and then put in place as a whole; one that fails leaves all as it was.
 */
public final class CatalogStore {
    private final CatalogKeeper keeper;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile CatalogState settled;
    /** Of the thread that holds the lock; null when nothing is being changed. */
    private volatile CatalogState changing;

    private CatalogStore(CatalogState initial, CatalogKeeper keeper) {
        this.keeper = keeper;
        this.settled = initial.frozen();
    }

    /** In memory, empty. */
    public static CatalogStore inMemory() {
        return new CatalogStore(CatalogState.empty(), CatalogKeeper.NONE);
    }

    /** With what was kept before. */
    public static CatalogStore kept(CatalogState initial, CatalogKeeper keeper) {
        return new CatalogStore(initial, keeper);
    }

    /** As the calling thread sees it. */
    CatalogState state() {
        return lock.isHeldByCurrentThread() && changing != null ? changing : settled;
    }

    /** Makes one change of a name, or of several that belong together, before another session makes one. */
    public <T> T changing(Supplier<T> change) {
        lock.lock();
        try {
            return changing == null ? whole(change) : change.get();
        } finally {
            lock.unlock();
        }
    }

    /** Removes what is kept although it cannot be used. Whether there was something. */
    boolean removeUnusable(ObjectPath path, EntryTitle.Kind kind) {
        return state().unusable().remove(EntryTitle.of(kind, path)) != null;
    }

    private <T> T whole(Supplier<T> change) {
        changing = settled.copy();
        try {
            T result = change.get();
            changing.unusable().keySet().removeIf(changing::holds);
            if (!changing.equals(settled)) {
                keeper.keep(changing);
                settled = changing.frozen();
            }
            return result;
        } finally {
            changing = null;
        }
    }
}
