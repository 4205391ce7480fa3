/**
 * The engine as a library. Start reading at {@link io.sluice.engine.Session#execute(io.sluice.engine.Script,
 * io.sluice.engine.ResultHandler)}: a script is parsed, each statement goes through {@code StatementRunner} to the
 * settings, to the catalog or to {@code Queries}, which plans it and starts a job.
 */
package io.sluice.engine;
