/** Rows that are put aside on disk when the memory of a job is used up: the budget, the files, sorted runs. */
package io.sluice.executor.spill;
