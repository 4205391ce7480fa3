/** What remote clients have open: how much, and for how long. */
package io.sluice.server.session;
