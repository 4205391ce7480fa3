package io.sluice.driver.meta;

/** A {@link CatalogRequest} of a connection, as it is sent. */
public record CatalogCall(String connectionId, CatalogRequest request) {}
