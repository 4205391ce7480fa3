/**
 * The functions themselves, family by family: static methods over primitives and UTF-8 slices, called by generated code
 * for every row. Their form is that of {@link io.sluice.functions.Implementation}; they keep no state and allocate only
 * where a JDK library does the work.
 */
package io.sluice.functions.library;
