/** What Prometheus is told. */
package io.sluice.server.metrics;
