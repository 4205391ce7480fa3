/** The sessions of shells elsewhere ({@code bin/sluice --connect}); what is said is {@link io.sluice.engine.remote}. */
package io.sluice.server.shell;
