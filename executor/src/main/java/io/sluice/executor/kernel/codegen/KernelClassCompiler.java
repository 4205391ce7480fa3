package io.sluice.executor.kernel.codegen;

/** Turns the text of a class into the class. Safe for several threads. */
interface KernelClassCompiler {
    /**
     * A compiled class.
     *
     * @param largestMethod bytecodes of its longest method
     */
    record Compiled(Class<?> type, int largestMethod) {}

    /** Compiles text that this package has written; a refusal is a bug of ours and throws INTERNAL_ERROR. */
    Compiled compile(String className, String text);
}
