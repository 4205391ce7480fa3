/** Sinks that keep nothing: print shows rows, blackhole drops them. */
package io.sluice.connectors.print;
