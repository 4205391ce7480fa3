package io.sluice.executor.kernel;

/** How kernels evaluate expressions. The results are the same. */
public enum KernelMode {
    /** By generated classes, from the first row on. */
    GENERATED,
    /** By the interpreter. */
    INTERPRETED,
    /** By the interpreter for the first rows, then by generated classes. */
    ADAPTIVE
}
