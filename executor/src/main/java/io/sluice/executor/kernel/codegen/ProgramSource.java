package io.sluice.executor.kernel.codegen;

/**
 * A generated class: its text, equal for kernels of one shape, and the constants that make it one kernel's program.
 *
 * @param constants for {@link io.sluice.executor.kernel.internal.GeneratedProgram#init}; scratch objects among them belong
 *     to one program
 */
public record ProgramSource(String text, Object[] constants) {}
