/** Who may use the server, and how passwords are kept. */
package io.sluice.server.auth;
