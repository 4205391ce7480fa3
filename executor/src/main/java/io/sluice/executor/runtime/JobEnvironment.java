package io.sluice.executor.runtime;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.state.ByteStores;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.view.ViewContents;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a job uses of its surroundings: everything that touches threads, files, clocks or the outside comes through
 * here, so that a simulation can replace it.
 *
 * @param context what connectors get; its files are also those of checkpoints
 * @param stores the kinds of stores for state that the heap has no room for, by their names
 * @param results takes the rows of a SELECT; empty for plans without one
 * @param view shows the rows of a materialized view; empty for plans without one
 */
public record JobEnvironment(
        ConnectorLookup connectors,
        ConnectorContext context,
        OperatorFactory operators,
        Scheduler scheduler,
        Function<String, Optional<ByteStores>> stores,
        Optional<ResultConsumer> results,
        Optional<ViewContents> view,
        JobListener listener,
        ErrorDetails details) {}
