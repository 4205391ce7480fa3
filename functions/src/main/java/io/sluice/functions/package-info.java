/**
 * The function library's front: {@link io.sluice.functions.FunctionRegistry} knows every function, gives calls their
 * types and casts, and finds the {@link io.sluice.functions.Implementation} that the code generator calls; {@link
 * io.sluice.functions.Interpreter} evaluates the same expressions slowly.
 *
 * <p>A new function is a line in the {@code ...Definitions} of its family and a static method in {@code library}.
 */
package io.sluice.functions;
