/** Tables of what a session knows of itself: its jobs, settings and names. */
package io.sluice.connectors.system;
