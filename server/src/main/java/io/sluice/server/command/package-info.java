/** The words of {@code bin/sluice} that start a server or talk to one. */
package io.sluice.server.command;
