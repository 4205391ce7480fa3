package io.sluice.executor.runtime;

import io.sluice.core.connector.Sink;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ScanNode;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.operator.OperatorContext;
import io.sluice.executor.operator.ViewOperator;
import io.sluice.executor.runtime.ExecutionBuilder.OpenedSource;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.RestoredJob;
import io.sluice.executor.runtime.checkpoint.TaskId;
import io.sluice.executor.runtime.exchange.Channel;
import io.sluice.executor.runtime.exchange.ExchangeOutput;
import io.sluice.executor.runtime.exchange.ShareGatherer;
import io.sluice.executor.runtime.graph.Edge;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Pipeline;
import io.sluice.executor.runtime.graph.Step;
import io.sluice.executor.runtime.source.SourceInlet;
import io.sluice.executor.runtime.task.Account;
import io.sluice.executor.runtime.task.ChannelInlet;
import io.sluice.executor.runtime.task.ChannelMerge;
import io.sluice.executor.runtime.task.FanOut;
import io.sluice.executor.runtime.task.Inlet;
import io.sluice.executor.runtime.task.OperatorStage;
import io.sluice.executor.runtime.task.Part;
import io.sluice.executor.runtime.task.Receiver;
import io.sluice.executor.runtime.task.ResultStage;
import io.sluice.executor.runtime.task.SinkStage;
import io.sluice.executor.runtime.task.Stopwatch;
import io.sluice.executor.runtime.task.Task;
import io.sluice.executor.runtime.task.TaskListener;
import io.sluice.executor.runtime.task.TaskOutput;
import io.sluice.executor.runtime.task.UnionOperator;
import io.sluice.executor.runtime.task.ViewOutlet;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.spill.OperatorMemory;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.LocalStores;
import io.sluice.executor.state.keyed.StateStores;
import io.sluice.executor.view.ViewRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts the tasks of an attempt together from the graph, from the far end up, and connects them by channels. */
final class TaskAssembler {
    private final JobSpec spec;
    private final JobEnvironment environment;
    private final JobGraph graph;
    private final Optional<RestoredJob> restored;
    private final Map<String, Sink> sinks;
    private final Optional<StateStores> stores;
    private final String writer;
    private final String attempt;
    private final SourceAssembler sources;
    private final ChannelGrid channels;
    private final OperatorMemory memory;
    private final Optional<ViewRun> view;
    private final List<Task> tasks = new ArrayList<>();

    TaskAssembler(
            JobSpec spec,
            JobEnvironment environment,
            JobGraph graph,
            Optional<RestoredJob> restored,
            Function<ScanNode, OpenedSource> opened,
            Map<String, Sink> sinks,
            Optional<LocalStores> stores,
            String writer,
            String attempt,
            TaskListener listener) {
        this.spec = spec;
        this.environment = environment;
        this.graph = graph;
        this.restored = restored;
        this.sinks = sinks;
        this.stores = stores.map(s -> s);
        this.writer = writer;
        this.attempt = attempt;
        this.sources = new SourceAssembler(spec, environment, graph, restored, opened);
        this.channels = new ChannelGrid(graph);
        this.memory = new OperatorMemory(
                new MemoryBudget(spec.settings().managedBytes()),
                environment.context().files(),
                spec.settings().temporaryDirectory(),
                spec.settings().checkpointing().enabled());
        this.view = view(graph, environment);
        for (Pipeline pipeline : graph.pipelines()) {
            for (int i = 0; i < pipeline.parallelism(); i++) {
                tasks.add(assemble(pipeline, i, listener));
            }
        }
        channels.connect(tasks, environment.scheduler());
    }

    private static Optional<ViewRun> view(JobGraph graph, JobEnvironment environment) {
        for (int i = 0; i < graph.steps().size(); i++) {
            if (graph.steps().get(i) instanceof Step.Keep) {
                int parts = graph.pipeline(i).parallelism();
                return environment.view().map(contents -> contents.begin(parts));
            }
        }
        return Optional.empty();
    }

    List<Task> tasks() {
        return tasks;
    }

    Optional<ViewRun> view() {
        return view;
    }

    List<String> warnings() {
        return sources.warnings();
    }

    private Task assemble(Pipeline pipeline, int index, TaskListener listener) {
        Under under = new Under(pipeline, index);
        List<Integer> upwards = new ArrayList<>(pipeline.steps());
        Collections.reverse(upwards);
        upwards.forEach(under::add);
        Collections.reverse(under.parts);
        Task.Parts parts = new Task.Parts(under.inlets, under.parts, under.sinkStages, under.outputs);
        return new Task(
                new TaskId(pipeline.number(), index),
                parts,
                spec.settings().checkpointing().exactlyOnce() || view.isPresent(),
                spec.settings().checkpointing().incremental(),
                environment.scheduler(),
                listener);
    }

    private Optional<OperatorState> state(Step step) {
        return step.id().flatMap(id -> restored.flatMap(r -> r.state(id.id())));
    }

    /** A task under construction. */
    private final class Under {
        private final Pipeline pipeline;
        private final int index;
        private final Stopwatch stopwatch;
        private final List<Inlet> inlets = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<SinkStage> sinkStages = new ArrayList<>();
        private final List<TaskOutput> outputs = new ArrayList<>();
        private final Map<Integer, Receiver> receivers = new HashMap<>();

        Under(Pipeline pipeline, int index) {
            this.pipeline = pipeline;
            this.index = index;
            this.stopwatch = new Stopwatch(environment.scheduler().clock());
        }

        void add(int number) {
            Step step = graph.steps().get(number);
            Account account = new Account(step.account(number), step.name(), stopwatch);
            if (step instanceof Step.Write write) {
                SinkStage stage = sinkStage(write, account);
                sinkStages.add(stage);
                place(number, stage, stage);
            } else if (step instanceof Step.Deliver) {
                ResultStage stage =
                        new ResultStage(account, environment.results().orElseThrow(), state(step));
                outputs.add(stage);
                place(number, stage, stage);
            } else if (step instanceof Step.Keep keep) {
                ViewOperator operator = new ViewOperator(keep.root().input().rowType(), view.orElseThrow());
                outputs.add(new ViewOutlet(operator));
                OperatorStage stage = operatorStage(number, step, account, operator);
                place(number, stage, stage);
            } else if (step instanceof Step.Operate || step instanceof Step.Union) {
                Operator operator =
                        step instanceof Step.Operate o ? environment.operators().create(o.node()) : new UnionOperator();
                OperatorStage stage = operatorStage(number, step, account, operator);
                place(number, stage, stage);
            } else {
                SourceInlet inlet = sources.inlet(number, index, account, fanOut(number, false));
                inlets.add(inlet);
                parts.add(inlet);
            }
        }

        private void place(int number, Receiver receiver, Part part) {
            receivers.put(number, receiver);
            parts.add(part);
            graph.edgesInto(number).stream().filter(graph::crosses).forEach(this::readChannels);
        }

        private void readChannels(Edge edge) {
            List<Channel> in = channels.into(edge, index);
            FanOut target = new FanOut(List.of(new FanOut.Target(receivers.get(edge.to()), edge.input())));
            if (in.isEmpty()) {
                inlets.add(new EmptyInlet(target));
                return;
            }
            ChannelMerge merge = new ChannelMerge(in.size(), target);
            ShareGatherer shares = new ShareGatherer(!receivers.get(edge.to()).keepsColumns());
            for (int i = 0; i < in.size(); i++) {
                inlets.add(new ChannelInlet(in.get(i), merge, i, shares));
            }
        }

        private SinkStage sinkStage(Step.Write write, Account account) {
            // Two sinks of a job may write to one table.
            int ordinal = List.copyOf(sinks.keySet()).indexOf(account.id());
            Sink.WriterContext context =
                    new Sink.WriterContext(writer, attempt + "." + ordinal, index, pipeline.parallelism());
            return new SinkStage(account, write.root(), sinks.get(account.id()), context, state(write));
        }

        private OperatorStage operatorStage(int number, Step step, Account account, Operator operator) {
            int most = spec.settings().maxParallelism();
            KeyGroupRange keyGroups = KeyGroupRange.of(most, pipeline.parallelism(), index);
            OperatorContext context = new OperatorContext(
                    step.name(),
                    index,
                    pipeline.parallelism(),
                    keyGroups,
                    most,
                    environment.scheduler().clock(),
                    new KeyedState(
                                    step.name(),
                                    keyGroups,
                                    most,
                                    memory.budget(),
                                    spec.settings().stores().kind().isPresent(),
                                    stores)
                            .expiringAfter(
                                    spec.settings().stateTtlMillis(),
                                    environment.scheduler().clock()),
                    memory,
                    account.metrics());
            return new OperatorStage(
                    account,
                    operator,
                    context,
                    state(step),
                    step.inputs(),
                    fanOut(number, false),
                    fanOut(number, true));
        }

        private FanOut fanOut(int number, boolean late) {
            List<FanOut.Target> targets = new ArrayList<>();
            for (Edge edge : graph.edgesFrom(number, late)) {
                targets.add(
                        graph.crosses(edge)
                                ? new FanOut.Target(exchange(edge), 0)
                                : new FanOut.Target(receivers.get(edge.to()), edge.input()));
            }
            return new FanOut(targets);
        }

        private ExchangeOutput exchange(Edge edge) {
            Optional<List<Integer>> keys = edge.distribution()
                    .filter(d -> d instanceof Distribution.Hash
                            && graph.pipeline(edge.to()).parallelism() > 1)
                    .map(d -> ((Distribution.Hash) d).keys());
            ExchangeOutput output = new ExchangeOutput(
                    channels.outOf(edge, index),
                    edge.type(),
                    keys,
                    spec.settings().maxParallelism());
            outputs.add(output);
            return output;
        }
    }
}
