/**
 * The engine behind HTTP. {@link io.sluice.server.SluiceServer} puts the rooms together: {@code http} carries requests and
 * checks who sent them, {@code session} bounds what clients may have open, {@code job} is job control, {@code metrics}
 * what is measured, {@code auth} the users, {@code data} the folder that outlives the process, and {@code command} the
 * commands of a terminal that use all that.
 */
package io.sluice.server;
