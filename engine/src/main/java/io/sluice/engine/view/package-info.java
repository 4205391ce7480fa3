/** Materialized views: which there are, the jobs that keep their rows, and how they are read. */
package io.sluice.engine.view;
