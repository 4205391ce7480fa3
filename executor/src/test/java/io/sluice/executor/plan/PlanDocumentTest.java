package io.sluice.executor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlanDocumentTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "plan", "every-kind.json");

    private static PhysicalPlan again(PhysicalPlan plan) {
        return PlanDocument.fromJson(PlanDocument.toJson(plan));
    }

    @Test
    void everyKindComesBack() {
        PhysicalPlan plan = SamplePlans.everyKind();
        String json = PlanDocument.toJson(plan);
        for (Class<?> type :
                List.of(PlanNode.class, PlanRoot.class, Expr.class, Distribution.class, WindowSpec.class)) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                assertTrue(json.contains("\"kind\":\"" + SealedForm.kind(kind) + "\""), kind + " is in no plan");
            }
        }
        assertEquals(plan, PlanDocument.fromJson(json));
        assertEquals(json, PlanDocument.toJson(PlanDocument.fromJson(json)));
    }

    @Test
    void whereACallWasWrittenIsNoPartOfADocument() {
        Call call = new Call("+", List.of(new InputRef(0, SqlType.of(TypeRoot.INTEGER))), SqlType.of(TypeRoot.INTEGER));
        PhysicalPlan one = calculating(call.at(new CallSite.InDefinition("view 'v'")));
        PhysicalPlan other = calculating(call.at(new CallSite.InStatement(SourcePosition.at(3, 4))));
        assertEquals(one, other);
        assertEquals(PlanDocument.toJson(one), PlanDocument.toJson(other));
        assertEquals(one, again(one));
    }

    private static PhysicalPlan calculating(Call call) {
        RowType row = RowType.of(new Field("v", call.type()));
        PlanNode input = SamplePlans.values(row, new Literal(1, call.type()));
        return SamplePlans.plan("calc", SamplePlans.result(new CalcNode(input, Optional.empty(), List.of(call), row)));
    }

    @Test
    void everyLiteralComesBack() {
        for (Literal literal : SamplePlans.literals()) {
            PhysicalPlan plan = SamplePlans.plan(
                    "literal",
                    SamplePlans.result(
                            SamplePlans.values(RowType.of(new Field("v", literal.type())), literal, literal)));
            assertEquals(plan, again(plan), literal::toString);
        }
    }

    @Test
    void everyTypeComesBack() {
        List<Field> fields = new ArrayList<>();
        for (Literal literal : SamplePlans.literals()) {
            fields.add(new Field("", literal.type()));
            fields.add(new Field("", literal.type().notNull()));
        }
        for (int precision = 1; precision <= SqlType.MAX_DECIMAL_PRECISION; precision++) {
            fields.add(new Field("", SqlType.decimal(precision, precision / 2)));
            fields.add(new Field("", SqlType.varchar(precision)));
            fields.add(new Field("", SqlType.timestampLtz(precision % 10)));
        }
        PhysicalPlan plan = SamplePlans.plan("types", SamplePlans.result(SamplePlans.values(new RowType(fields))));
        assertEquals(plan, again(plan));
    }

    @Test
    void anyEncodingOfUnicodeCarriesTheText() {
        String lone = "a\uD800b\uDC00";
        PhysicalPlan plan = SamplePlans.plan(lone);
        String json = PlanDocument.toJson(plan);
        assertEquals(json, new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertEquals(lone, PlanDocument.fromJson(json).sql());
    }

    /** Turns red when the form changes: then older checkpoints cannot be read, and the version must say so. */
    @Test
    void theFormIsTheCheckedInOne() throws IOException {
        String json = PlanDocument.toJson(SamplePlans.everyKind());
        if ("complete".equals(System.getProperty("sluice.goldens"))) {
            Files.writeString(GOLDEN, json);
        }
        assertEquals(Files.readString(GOLDEN), json);
        assertEquals(SamplePlans.everyKind(), PlanDocument.fromJson(Files.readString(GOLDEN)));
    }

    @Test
    void sharedNodesAreWrittenOnceAndStayShared() {
        String json = PlanDocument.toJson(SamplePlans.shared(200));
        assertTrue(json.length() < 200 * 600, json.length() + " characters");
        JoinNode top = (JoinNode) PlanDocument.fromJson(json).roots().get(0).input();
        assertSame(top.left(), top.right());
        assertEquals(json, PlanDocument.toJson(PlanDocument.fromJson(json)));
    }

    @Test
    void equalNodesBecomeOne() {
        PhysicalPlan plan = SamplePlans.plan(
                "twice",
                SamplePlans.result(SamplePlans.scan("t", 1)),
                SamplePlans.result(SamplePlans.scan("t", 1)),
                SamplePlans.result(SamplePlans.scan("t", 2)));
        PhysicalPlan read = again(plan);
        assertEquals(plan, read);
        assertSame(read.roots().get(0).input(), read.roots().get(1).input());
        assertEquals(2, PlanDocument.toJson(plan).split("\"node\":", -1).length - 1);
    }

    @Test
    void aDeepPlanNeedsNoDeepStack() {
        String json = PlanDocument.toJson(SamplePlans.chain(20_000));
        assertEquals(json, PlanDocument.toJson(PlanDocument.fromJson(json)));
    }

    @Test
    void deepExpressionsComeBackAndDeeperOnesAreRefused() {
        PhysicalPlan deep = SamplePlans.nestedCalls(450);
        assertEquals(deep, again(deep));
        SluiceException refused =
                assertThrows(SluiceException.class, () -> PlanDocument.toJson(SamplePlans.nestedCalls(5_000)));
        assertEquals(ErrorCode.INVALID_QUERY, refused.code());
        String json = "[".repeat(1_000_000);
        assertEquals(
                ErrorCode.CHECKPOINT_DAMAGED,
                assertThrows(SluiceException.class, () -> PlanDocument.fromJson(json))
                        .code());
    }

    @Test
    void aSmallStackGivesOneErrorToo() throws InterruptedException {
        String json = PlanDocument.toJson(SamplePlans.nestedCalls(450));
        List<Throwable> errors = new ArrayList<>();
        Thread small = new Thread(
                null,
                () -> {
                    errors.add(assertThrows(Throwable.class, () -> PlanDocument.toJson(SamplePlans.nestedCalls(450))));
                    errors.add(assertThrows(Throwable.class, () -> PlanDocument.fromJson(json)));
                },
                "small stack",
                1);
        small.start();
        small.join();
        assertEquals(
                List.of(ErrorCode.INVALID_QUERY, ErrorCode.CHECKPOINT_DAMAGED),
                errors.stream().map(e -> ((SluiceException) e).code()).toList());
    }

    private static final String SMALL = PlanDocument.toJson(SamplePlans.plan(
            "small", SamplePlans.result(SamplePlans.values(RowType.of(), new Literal(1, SamplePlans.INT)))));

    private static void assertRefused(ErrorCode code, String message, String from, String to) {
        assertTrue(SMALL.contains(from), SMALL);
        SluiceException e = assertThrows(
                SluiceException.class, () -> PlanDocument.fromJson(SMALL.replace(from, to)), () -> from + " to " + to);
        assertEquals(message, e.getMessage());
        assertEquals(code, e.code());
    }

    private static void assertDamaged(String message, String from, String to) {
        assertRefused(ErrorCode.CHECKPOINT_DAMAGED, "the plan document is wrong at " + message, from, to);
    }

    @Test
    void anotherReleaseIsNamed() {
        assertRefused(
                ErrorCode.STATE_INCOMPATIBLE,
                "the plan document has form 2, this release reads form 1",
                "\"version\":1",
                "\"version\":2,\"more\":0");
        assertRefused(
                ErrorCode.STATE_INCOMPATIBLE,
                "the plan document is wrong at nodes[0].kind: this release knows no kind 'Value'",
                "Values",
                "Value");
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() {
        assertDamaged("its top: 'version' is missing", "version", "versions");
        assertDamaged("version: it is not a whole number of 32 bits", ":1,\n", ":1.0,\n");
        assertDamaged("its top: 'sql' is missing", "\"sql\":\"small\",", "");
        assertDamaged("its top: 'extra' is not known here", "\"sql\"", "\"extra\":null,\"sql\"");
        assertDamaged("nodes[0].node: nodes must be numbered from 0, one by one", "\"node\":0", "\"node\":1");
        assertDamaged(
                "nodes[0].rows[0][0].value: it is not a whole number of 32 bits", "\"value\":1", "\"value\":true");
        assertDamaged("nodes[0].rows[0][0].type: 'INTT' is not a type", "\"INT\"", "\"INTT\"");
        assertDamaged("nodes[0].rows[0][0].type: 'int' is not a type", "\"INT\"", "\"int\"");
        assertDamaged("nodes[0].rows[0][0]: 'type' is missing", ",\"type\":\"INT\"", "");
        assertDamaged(
                "nodes[0].rows: it is not an array", "\"rows\":[[{\"value\":1,\"type\":\"INT\"}]]", "\"rows\":{}");
        assertDamaged("roots[0].input: no node 7 comes before", "\"input\":0", "\"input\":7");
        assertDamaged("roots[0].input: no node -1 comes before", "\"input\":0", "\"input\":-1");
        assertDamaged("roots[0].id.name: it is not a text", "\"name\":\"result(k)\"", "\"name\":null");
    }

    @Test
    void whatIsNotJsonIsSaidSo() {
        for (String text : List.of("", " ", "{", SMALL + "{}", "SELECT 1", SMALL.replace("\"sql\"", "\"version\""))) {
            SluiceException e = assertThrows(SluiceException.class, () -> PlanDocument.fromJson(text), text);
            assertEquals(ErrorCode.CHECKPOINT_DAMAGED, e.code());
            assertTrue(e.getMessage().startsWith("the plan document is not JSON: "), e.getMessage());
        }
        assertEquals(
                "the plan document is wrong at its top: it is not an object",
                assertThrows(SluiceException.class, () -> PlanDocument.fromJson("[]"))
                        .getMessage());
    }

    @Test
    void aNodeOfTheWrongKindIsRefused() {
        String json = PlanDocument.toJson(SamplePlans.everyKind());
        String wrong = json.replaceAll("\"operator\":\\d+", "\"operator\":0");
        SluiceException e = assertThrows(SluiceException.class, () -> PlanDocument.fromJson(wrong));
        assertTrue(e.getMessage().endsWith("it cannot be: no row is late for ScanNode"), e.getMessage());
    }

    @Test
    void namesOfKindsDoNotCollideWithComponents() {
        TreeSet<String> names = new TreeSet<>();
        for (Class<?> type :
                List.of(PlanNode.class, PlanRoot.class, Expr.class, Distribution.class, WindowSpec.class)) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                for (var component : kind.getRecordComponents()) {
                    names.add(component.getName().toLowerCase(Locale.ROOT));
                }
            }
        }
        assertTrue(!names.contains("kind") && !names.contains("node"), names::toString);
    }
}
