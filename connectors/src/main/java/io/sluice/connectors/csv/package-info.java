/** The csv format of RFC 4180, with Flink's options and an optional header. */
package io.sluice.connectors.csv;
