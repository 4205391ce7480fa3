/** The raw format: a line is the value of the only column. */
package io.sluice.connectors.raw;
