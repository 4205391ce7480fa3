/** Aggregate functions over columns: one accumulator holds the states of all groups of a table, in primitive arrays by slot. */
package io.sluice.executor.state.accumulator;
