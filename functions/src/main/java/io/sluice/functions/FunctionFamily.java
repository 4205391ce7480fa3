package io.sluice.functions;

/** The chapters of the function reference. */
public enum FunctionFamily {
    COMPARISON,
    LOGICAL,
    ARITHMETIC,
    STRING,
    TEMPORAL,
    CONDITIONAL,
    CONVERSION,
    COLLECTION,
    JSON,
    HASH,
    AGGREGATE
}
