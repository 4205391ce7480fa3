package io.sluice.engine.catalog;

/** Keeps a catalog beyond the process. */
@FunctionalInterface
public interface CatalogKeeper {
    /** For a catalog that ends with its process. */
    CatalogKeeper NONE = state -> {};

    /**
     * Makes a state durable before anyone sees it; one call at a time.
     *
     * @throws io.sluice.core.error.SluiceException IO_ERROR; then the state is not taken on
     */
    void keep(CatalogState state);
}
