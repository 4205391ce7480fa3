/**
 * What a shell and a server say to each other, as bytes: the results of statements as a shell in the same process gets them,
 * with the shape, key and batches that the printed form depends on. JDBC carries less: it knows neither shapes nor keys.
 *
 * <p>A request is {@link io.sluice.engine.remote.ShellRequest}'s header and what belongs to its kind; an answer begins with
 * what {@link io.sluice.engine.remote.ShellReply} says. Both ends are of the same version of the protocol, or the server
 * refuses.
 */
package io.sluice.engine.remote;
