/**
 * How a client uses an engine: the contract between whoever has an engine and whoever offers it, such as the JDBC driver
 * and the server.
 *
 * <p>{@link io.sluice.core.session.SessionProvider} opens a {@link io.sluice.core.session.ClientSession}; a session
 * describes a statement ({@link io.sluice.core.session.StatementDescription}) or starts it, which gives a
 * {@link io.sluice.core.session.RunningStatement}; its rows come as {@link io.sluice.core.session.RowPage}s, each waited
 * for a bounded time. {@link io.sluice.core.session.ClientCatalog} is what there is, at one moment.
 *
 * <p>All errors are {@link io.sluice.core.error.SluiceException}s; a position counts in the text that was given.
 */
package io.sluice.core.session;
