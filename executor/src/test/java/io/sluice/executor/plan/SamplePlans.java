package io.sluice.executor.plan;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.MetadataColumn;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.SessionAssignNode;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SortKey;
import io.sluice.core.plan.SortNode;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.plan.UnnestNode;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.plan.WatermarkSpec;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowAssignNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans with one of everything, of every kind. They need not make sense, only differ in every component. */
final class SamplePlans {
    static final SqlType INT = SqlType.of(TypeRoot.INTEGER);
    static final SqlType BIGINT = SqlType.of(TypeRoot.BIGINT);
    static final SqlType BOOLEAN = SqlType.of(TypeRoot.BOOLEAN);
    static final SqlType TIME = SqlType.timestampLtz(3).notNull();
    static final RowType ROW =
            RowType.of(new Field("k", INT), new Field("`quoted \"name\" \\", BIGINT), new Field("Zeit ⏱ 時 😀", TIME));

    private SamplePlans() {}

    static PhysicalPlan plan(String sql, PlanRoot... roots) {
        return new PhysicalPlan(PhysicalPlan.CURRENT_VERSION, sql, List.of(roots));
    }

    static PlanRoot result(PlanNode input) {
        return new PlanRoot.Result(id("result"), input, Optional.of(List.of(0)));
    }

    static OperatorId id(String name) {
        return new OperatorId("id-" + name, "below-" + name, name + "(k)");
    }

    static TableSpec table(String name) {
        return new TableSpec(
                new ObjectPath("c", "d", name),
                ROW,
                Map.of("connector", "filesystem", "path", "a\tb\n'\"/\u0001", "csv.null-literal", ""),
                List.of(0),
                List.of(2, 1),
                List.of(new MetadataColumn("file", "file.path", SqlType.string().notNull())));
    }

    static ScanNode scan(String name, int parallelism) {
        Expr delay =
                new Literal(5_000_000L, SqlType.of(TypeRoot.INTERVAL_DAY_TIME).notNull());
        return new ScanNode(
                id(name),
                table(name),
                List.of(0, 2),
                List.of(new InputRef(0, INT), new Call("CAST", List.of(new InputRef(0, INT)), BIGINT)),
                Optional.of(new WatermarkSpec(2, new Call("-", List.of(new InputRef(2, TIME), delay), TIME), 1_000)),
                parallelism > 0,
                parallelism,
                parallelism > 1,
                ROW);
    }

    static ValuesNode values(RowType type, Literal... row) {
        return new ValuesNode(id("values"), List.of(List.of(row)), type);
    }

    /** Every physical type and every SQL type, NULLs, limits, and numbers that JSON has no word for. */
    private static SqlType type(TypeRoot root) {
        SqlType text = SqlType.string().notNull();
        return switch (root) {
            case ARRAY -> SqlType.array(SqlType.array(text));
            case MULTISET -> SqlType.multiset(SqlType.decimal(20, 3));
            case MAP -> SqlType.map(text, INT);
            case ROW -> SqlType.row(List.of(new Field("a `b`", text), new Field("c", SqlType.fixedChar(3))));
            default -> SqlType.of(root);
        };
    }

    static List<Literal> literals() {
        List<Literal> all = new ArrayList<>();
        for (TypeRoot root : TypeRoot.values()) {
            all.add(new Literal(null, type(root)));
        }
        SqlType wide = SqlType.decimal(38, 10);
        BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        for (BigInteger value : List.of(BigInteger.ZERO, BigInteger.TWO.negate(), most, most.negate())) {
            all.add(new Literal(value, wide));
        }
        for (double value : new double[] {
            0.1, -0.0, 1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0, 1e300, 125000000000000000.0
        }) {
            all.add(new Literal(value, SqlType.of(TypeRoot.DOUBLE)));
            all.add(new Literal((float) value, SqlType.of(TypeRoot.FLOAT)));
        }
        for (String hex : List.of("", "00ff80")) {
            all.add(new Literal(Bytes.ofHex(hex), SqlType.bytes()));
            all.add(new Literal(Bytes.ofHex(hex), SqlType.array(INT)));
        }
        all.add(new Literal(Float.MIN_VALUE, SqlType.of(TypeRoot.FLOAT).notNull()));
        for (String text :
                List.of("", "NaN", "it's", "\"\\/\b\f\n\r\t\u0000\u007f", "ü€時😀", "\uD800", "\u2028\uFFFF")) {
            all.add(new Literal(text, SqlType.varchar(7)));
        }
        for (long value : new long[] {0, -1, 1L << 31, Long.MIN_VALUE, Long.MAX_VALUE}) {
            all.add(new Literal(value, BIGINT));
            all.add(new Literal(value, SqlType.decimal(18, 3)));
            all.add(new Literal(value, SqlType.timestamp(6)));
        }
        for (int value : new int[] {0, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            all.add(new Literal(value, INT));
            all.add(new Literal(value, SqlType.of(TypeRoot.DATE)));
        }
        all.add(new Literal(true, BOOLEAN));
        all.add(new Literal(false, BOOLEAN.notNull()));
        return all;
    }

    /** Every kind of node, root, expression, distribution and window, and every literal. */
    static PhysicalPlan everyKind() {
        ScanNode left = scan("left", 0);
        ScanNode right = scan("right", 2);
        CalcNode calc = new CalcNode(
                left,
                Optional.of(new Call("IS NULL", List.of(new InputRef(1, BIGINT)), BOOLEAN.notNull())),
                List.of(new InputRef(2, TIME), new Literal("x", SqlType.string())),
                ROW);
        CalcNode projection = new CalcNode(right, Optional.empty(), List.of(), RowType.of());
        UnionNode union = new UnionNode(List.of(calc, projection, calc), ROW);
        WindowAggregateNode tumble =
                window("tumble", new ExchangeNode(union, new Distribution.Hash(List.of(1, 0))), tumble("Europe/Rome"));
        WindowAggregateNode hop = window("hop", tumble, new WindowSpec.Hop(2, 10, 30, -5, 1_000, null));
        WindowAggregateNode sessions = window("sessions", hop, new WindowSpec.Session(2, 40, 1, "UTC"));
        WindowAggregateNode attached = window("attached", sessions, new WindowSpec.Attached(3, 4, 1, "Z"));
        WindowAssignNode assign =
                new WindowAssignNode(attached, new WindowSpec.Cumulate(2, 10, 30, 5, 1_000, null), ROW);
        SessionAssignNode session = new SessionAssignNode(
                id("session"), assign, new WindowSpec.Session(2, 40, 1, "UTC"), List.of(0), 9, ROW);
        GroupAggregateNode group = new GroupAggregateNode(id("group"), session, List.of(0), calls(), true, ROW);
        JoinNode join = new JoinNode(
                id("join"),
                JoinType.INNER,
                attached,
                group,
                List.of(0),
                List.of(1),
                Optional.of(new Call("<", List.of(new InputRef(0, INT), new InputRef(1, INT)), BOOLEAN)),
                false,
                ROW.concat(ROW));
        PlanNode constants = values(ROW, literals().toArray(Literal[]::new));
        JoinNode cross = new JoinNode(
                id("cross"),
                JoinType.FULL,
                join,
                constants,
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                ROW.concat(ROW));
        PlanNode operation = new SetOperationNode(
                id("except"), SetOperationNode.Kind.EXCEPT, true, cross, cross, false, cross.rowType());
        KeyConflictNode conflict =
                new KeyConflictNode(id("conflict"), operation, List.of(1, 0), KeyConflictNode.Action.DEDUPLICATE, true);
        SortNode sort = new SortNode(
                id("sort"), conflict, List.of(new SortKey(1, true, false), new SortKey(0, false, true)), 3, -1);
        LimitNode limit =
                new LimitNode(id("limit"), new ExchangeNode(sort, new Distribution.Single()), 0, Long.MAX_VALUE);
        UnnestNode unnest = new UnnestNode(limit, 0, true, false, ROW);
        return plan(
                "INSERT INTO t\nSELECT 'ü', \"q\"",
                new PlanRoot.TableSink(id("sink"), unnest, table("out"), 3),
                new PlanRoot.TableSink(
                        id("late"),
                        new LateRowsNode(tumble),
                        table("late"),
                        0,
                        Optional.of(new Overwrite(Map.of("k", "1"))),
                        true),
                new PlanRoot.View(id("view"), left, new ObjectPath("c", "d", "v")),
                result(left));
    }

    private static WindowSpec tumble(String zone) {
        return new WindowSpec.Tumble(2, 86_400_000_000L, 3_600_000_000L, 1_000, zone);
    }

    private static WindowAggregateNode window(String name, PlanNode input, WindowSpec window) {
        return new WindowAggregateNode(
                id(name), input, window, List.of(0), calls(), List.of(WindowProperty.values()), 7, 100, 200, ROW);
    }

    private static List<AggregateCall> calls() {
        return List.of(
                new AggregateCall("COUNT", List.of(), List.of(), false, -1, BIGINT.notNull(), "COUNT(*)"),
                new AggregateCall("SUM", List.of(1), List.of(INT), true, 2, SqlType.decimal(38, 2), "SUM(DISTINCT b)"),
                new AggregateCall(
                        "LISTAGG",
                        List.of(0),
                        List.of(SqlType.string()),
                        false,
                        -1,
                        List.of(new SortKey(1, false, true)),
                        List.of(INT),
                        true,
                        List.of(new Literal("; ", SqlType.varchar(2).notNull())),
                        SqlType.string(),
                        "LISTAGG(a ORDER BY b DESC)"));
    }

    /** A join of a node with itself, again and again: few nodes, 2 to the {@code levels} paths. */
    static PhysicalPlan shared(int levels) {
        PlanNode node = scan("t", 1);
        for (int i = 0; i < levels; i++) {
            node = new JoinNode(
                    id("j" + i), JoinType.INNER, node, node, List.of(0), List.of(0), Optional.empty(), false, ROW);
        }
        return plan("shared", result(node));
    }

    static PhysicalPlan chain(int levels) {
        PlanNode node = scan("t", 1);
        for (int i = 0; i < levels; i++) {
            node = new LimitNode(id("l" + i), node, 0, 1);
        }
        return plan("chain", result(node));
    }

    static PhysicalPlan nestedCalls(int levels) {
        Expr expr = new InputRef(0, INT);
        for (int i = 0; i < levels; i++) {
            expr = new Call("+", List.of(expr, new Literal(i, INT)), INT);
        }
        return plan("nested", result(new CalcNode(scan("t", 1), Optional.empty(), List.of(expr), ROW)));
    }
}
