package io.sluice.executor.operator;

import io.sluice.core.expr.Literal;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.SortKey;
import io.sluice.core.plan.SortNode;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowAssignNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.time.Clock;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.spill.OperatorMemory;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateStores;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes small plans over one input whose columns are given as text: {@code ts TIMESTAMP(6), k BIGINT}. */
public final class TestPlans {
    public static final int KEY_GROUPS = 16;

    private final RowType type;
    private final boolean insertOnly;

    public TestPlans(String columns) {
        this(columns, true);
    }

    public TestPlans(String columns, boolean insertOnly) {
        this.type = rowType(columns);
        this.insertOnly = insertOnly;
    }

    /** Columns separated by commas outside of parentheses. */
    public static RowType rowType(String columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns.split(",(?![^(]*\\))")) {
            String[] parts = column.trim().split(" ", 2);
            fields.add(new Field(parts[0], SqlType.parse(parts[1])));
        }
        return new RowType(fields);
    }

    public RowType type() {
        return type;
    }

    /** A leaf with the input's columns. */
    public PlanNode input() {
        return new ScanNode(
                new OperatorId("scan", "", "scan"),
                null,
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                0,
                insertOnly,
                type);
    }

    public static OperatorContext context() {
        return context(new KeyGroupRange(0, KEY_GROUPS - 1), 0, 1);
    }

    public static OperatorContext context(KeyGroupRange keyGroups, int task, int parallelism) {
        return context(keyGroups, task, parallelism, memory(Long.MAX_VALUE));
    }

    public static OperatorContext context(KeyGroupRange keyGroups, int task, int parallelism, OperatorMemory memory) {
        return context(keyGroups, task, parallelism, memory, Clock.SYSTEM);
    }

    public static OperatorContext context(
            KeyGroupRange keyGroups, int task, int parallelism, OperatorMemory memory, Clock clock) {
        return context(keyGroups, task, parallelism, memory, clock, Optional.empty());
    }

    public static OperatorContext context(
            KeyGroupRange keyGroups,
            int task,
            int parallelism,
            OperatorMemory memory,
            Clock clock,
            Optional<StateStores> stores) {
        return new OperatorContext(
                "test",
                task,
                parallelism,
                keyGroups,
                KEY_GROUPS,
                clock,
                new KeyedState("test", keyGroups, KEY_GROUPS, memory.budget(), stores.isPresent(), stores),
                memory,
                new OperatorMetrics());
    }

    /** A budget of its own, with files in memory. */
    public static OperatorMemory memory(long bytes) {
        return new OperatorMemory(new MemoryBudget(bytes), new MemoryFileSystem(), "/tmp", false);
    }

    /** An aggregate call over columns by position, with the result type that Flink gives it. */
    public AggregateCall call(String function, Integer... args) {
        return call(function, false, -1, args);
    }

    public AggregateCall call(String function, boolean distinct, int filter, Integer... args) {
        List<SqlType> types = Arrays.stream(args).map(type::type).toList();
        String id = function + (distinct ? " DISTINCT " : " ") + Arrays.toString(args) + " FILTER " + filter;
        SqlType result = resultType(function, types);
        return new AggregateCall(function, List.of(args), types, distinct, filter, result, id);
    }

    /**
     * A call whose rows are ordered by columns, whose NULLs may be kept, or that has constants; typed by the registry.
     *
     * @param order by column; those of the complement descend
     */
    public AggregateCall call(AggregateCall plain, boolean keepNulls, List<Integer> order, List<Literal> constants) {
        List<SqlType> types = new ArrayList<>(plain.argTypes());
        constants.forEach(c -> types.add(1, c.type()));
        SqlType result = FunctionRegistry.builtIn().resultType(plain.function(), types);
        List<SortKey> keys = order.stream()
                .map(c -> new SortKey(c < 0 ? ~c : c, c >= 0, c >= 0))
                .toList();
        return new AggregateCall(
                plain.function(),
                plain.args(),
                plain.argTypes(),
                plain.distinct(),
                plain.filter(),
                keys,
                keys.stream().map(k -> type.type(k.column())).toList(),
                keepNulls,
                constants,
                result,
                plain.stateId() + keepNulls + order + constants);
    }

    private static SqlType resultType(String function, List<SqlType> args) {
        if (function.equals("COUNT")) {
            return SqlType.of(TypeRoot.BIGINT).notNull();
        }
        SqlType arg = args.get(0);
        if (!List.of("SUM", "AVG", "MIN", "MAX").contains(function)) {
            return FunctionRegistry.builtIn().accepts(function, args)
                    ? FunctionRegistry.builtIn().resultType(function, args)
                    : SqlType.string();
        }
        if (arg.root() != TypeRoot.DECIMAL || function.equals("MIN") || function.equals("MAX")) {
            return arg;
        }
        return SqlType.decimal(38, function.equals("AVG") ? Math.max(6, arg.scale()) : arg.scale());
    }

    public WindowAggregateNode window(
            WindowSpec spec,
            List<Integer> keys,
            List<AggregateCall> calls,
            List<WindowProperty> properties,
            long latenessMicros) {
        List<Field> fields = fields(keys, calls);
        properties.forEach(
                p -> fields.add(new Field(p.name().toLowerCase(java.util.Locale.ROOT), SqlType.timestamp(6))));
        return new WindowAggregateNode(
                new OperatorId("window", "", "window"),
                input(),
                spec,
                keys,
                calls,
                properties,
                latenessMicros,
                new RowType(fields));
    }

    public GroupAggregateNode group(List<Integer> keys, List<AggregateCall> calls, boolean finalOnly) {
        return new GroupAggregateNode(
                new OperatorId("group", "", "group"),
                input(),
                keys,
                calls,
                finalOnly,
                new RowType(fields(keys, calls)));
    }

    private List<Field> fields(List<Integer> keys, List<AggregateCall> calls) {
        List<Field> fields = new ArrayList<>();
        keys.forEach(k -> fields.add(type.fields().get(k)));
        for (AggregateCall call : calls) {
            fields.add(new Field("a" + fields.size(), call.type()));
        }
        return fields;
    }

    public JoinNode join(TestPlans right, List<Integer> leftKeys, List<Integer> rightKeys) {
        return join(JoinType.INNER, right, leftKeys, rightKeys, false);
    }

    public JoinNode join(
            JoinType joinType, TestPlans right, List<Integer> leftKeys, List<Integer> rightKeys, boolean finalOnly) {
        return new JoinNode(
                new OperatorId("join", "", "join"),
                joinType,
                input(),
                right.input(),
                leftKeys,
                rightKeys,
                Optional.empty(),
                finalOnly,
                type.concat(right.type));
    }

    public SortNode sort(List<SortKey> keys, long offset, long fetch) {
        return new SortNode(new OperatorId("sort", "", "sort"), input(), keys, offset, fetch);
    }

    public LimitNode limit(long offset, long fetch) {
        return new LimitNode(new OperatorId("limit", "", "limit"), input(), offset, fetch);
    }

    public WindowAssignNode assign(WindowSpec spec) {
        List<Field> fields = new ArrayList<>(type.fields());
        for (WindowProperty property : WindowProperty.values()) {
            fields.add(new Field(property.name().toLowerCase(java.util.Locale.ROOT), SqlType.timestamp(6)));
        }
        return new WindowAssignNode(input(), spec, new RowType(fields));
    }
}
