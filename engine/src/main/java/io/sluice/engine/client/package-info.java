/** The engine as its clients see it: {@link io.sluice.core.session} in front of sessions, results and jobs. */
package io.sluice.engine.client;
