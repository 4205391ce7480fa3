package io.sluice.executor.runtime;

import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.StateOptions;
import io.sluice.core.state.ByteStores;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.checkpoint.RestoredJob;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Step;
import io.sluice.executor.runtime.task.TaskListener;
import io.sluice.executor.state.keyed.LocalStores;
import io.sluice.executor.state.keyed.StoredFiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes an attempt ready to run: looks at sources, cuts the plan, replays the commits of the restored checkpoint,
 * clears what earlier runs left in sinks, and puts the tasks together. Blocks on input and output. Used once.
 */
final class ExecutionBuilder {
    /** A source and what there is to read now. */
    record OpenedSource(Source source, List<Split> splits) {}

    private final JobSpec spec;
    private final JobEnvironment environment;
    private final Optional<RestoredJob> restored;
    private final Map<ScanNode, OpenedSource> sources = new HashMap<>();

    ExecutionBuilder(JobSpec spec, JobEnvironment environment, Optional<RestoredJob> restored) {
        this.spec = spec;
        this.environment = environment;
        this.restored = restored;
    }

    /** Differs between runs, also those that begin in the same millisecond: files of sinks are named by it. */
    static String runId(Clock clock, long lastCheckpoint) {
        long nanos = clock.nanos() & 0xFFFFF;
        return Long.toHexString(clock.millis()) + Long.toHexString(nanos) + "." + lastCheckpoint;
    }

    /** The name that sinks put on what this job writes: no other run's, unless the checkpoint folder is this job's alone. */
    static String writer(JobSpec spec, String runId) {
        return spec.settings().ownsFolder() ? spec.jobName() : spec.jobName() + "." + runId;
    }

    /**
     * @param runId differs between all runs of the job
     * @param restart the number of the restart within the run
     */
    Execution build(String runId, int restart, TaskListener listener) {
        // Another job may run under the same name: what it is writing is not ours to clean up.
        String writer = writer(spec, runId);
        JobGraph graph = JobGraph.of(spec.plan(), spec.settings().parallelism(), scan -> source(scan)
                .splits()
                .size());
        Map<String, Sink> sinks = openSinks(graph);
        restored.ifPresent(checkpoint -> replayCommits(checkpoint, sinks));
        sinks.values().forEach(sink -> sink.cleanUp(writer, restored.isPresent()));
        String attempt = runId + "." + restart;
        Optional<LocalStores> stores = storeKind().map(kind -> stores(kind, attempt));
        TaskAssembler assembler = new TaskAssembler(
                spec, environment, graph, restored, this::source, sinks, stores, writer, attempt, listener);
        return new Execution(
                graph, assembler.tasks(), sinks, stores, assembler.view(), assembler.warnings(), new AtomicLong());
    }

    /** That in which state is kept, or in which an earlier run kept it. */
    private Optional<String> storeKind() {
        return spec.settings().stores().kind().or(() -> restored.stream()
                .flatMap(job -> job.states().values().stream())
                .flatMap(state -> state.stored().stream())
                .map(StoredFiles::kind)
                .findFirst());
    }

    private LocalStores stores(String name, String attempt) {
        ByteStores kind = environment.stores().apply(name).orElseThrow(() -> SluiceException.of(
                        ErrorCode.INVALID_SETTING,
                        "'" + StateOptions.BACKEND.key() + "' = '" + name + "': there is no such state store")
                .hint("put its module on the class path: state-rocksdb"));
        long process = ProcessHandle.current().pid();
        return new LocalStores(
                kind.name(),
                kind.share(spec.settings().stores().memoryBytes()),
                attempt,
                spec.settings().stores().directory() + "/sluice-state-" + process + "-" + attempt);
    }

    private OpenedSource source(ScanNode scan) {
        OpenedSource known = sources.get(scan);
        if (known == null) {
            Source source = connector(scan.table()).source(scan.table(), environment.context());
            known = new OpenedSource(source, source.splits());
            sources.put(scan, known);
        }
        return known;
    }

    private Map<String, Sink> openSinks(JobGraph graph) {
        Map<String, Sink> sinks = new LinkedHashMap<>();
        for (Step step : graph.steps()) {
            if (step instanceof Step.Write write) {
                sinks.put(write.root().id().id(), sink(write.root()));
            }
        }
        return sinks;
    }

    private Sink sink(PlanRoot.TableSink root) {
        TableSpec table = root.table();
        Connector connector = connector(table);
        ConnectorContext context = environment.context();
        return root.overwrite()
                .map(overwrite -> connector.overwriting(table, overwrite, context))
                .orElseGet(() -> connector.sink(table, context));
    }

    private static void replayCommits(RestoredJob checkpoint, Map<String, Sink> sinks) {
        checkpoint.committables().forEach((id, committables) -> {
            Sink sink = sinks.get(id);
            if (sink == null) {
                throw SluiceException.of(
                        ErrorCode.STATE_INCOMPATIBLE,
                        "the checkpoint holds rows to be committed by sink " + id + ", which the plan does not have");
            }
            sink.commit(committables);
        });
    }

    private Connector connector(TableSpec table) {
        String identifier = table.options().get("connector");
        return environment
                .connectors()
                .find(String.valueOf(identifier))
                .orElseThrow(() -> SluiceException.of(
                        ErrorCode.UNKNOWN_CONNECTOR, "table " + table.path() + " has connector '" + identifier + "'"));
    }
}
