/**
 * Filters and projections over batches. {@link io.sluice.executor.kernel.KernelCompiler} makes a
 * {@link io.sluice.executor.kernel.Kernel}: a {@code CalcKernel} that selects rows, gathers what is used and puts the
 * output together by its {@code CalcLayout}, around a {@code KernelProgram} that evaluates expressions.
 *
 * <p>Start reading: {@code codegen.ProgramWriter} writes the text of a class, {@code codegen.ExprWriter} that of one
 * expression, {@code codegen.ProgramCache} compiles and keeps it. What generated code calls is in {@code internal}.
 */
package io.sluice.executor.kernel;
