package io.sluice.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.executor.plan.PlanDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every plan that the planner makes is its document: of all its golden queries and of the examples. */
class PlanDocumentLawTest {
    private static final Path ROOT = Path.of("..");
    private static final Path GOLDENS = ROOT.resolve("planner/src/test/resources/plans");

    private static void assertLaw(PhysicalPlan plan, String script) {
        String json = PlanDocument.toJson(plan);
        PhysicalPlan read = PlanDocument.fromJson(json);
        assertEquals(plan, read, script);
        assertEquals(json, PlanDocument.toJson(read), script);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        }
    }

    /** The scripts of a table of plans: a name, the script, and after a line of dashes the answer. */
    private static List<String> scripts(Path file) throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String part : Files.readString(file).split("(?m)^=== ")) {
            if (!part.isBlank()) {
                scripts.add(part.substring(part.indexOf('\n') + 1).split("\n---\n", 2)[0]);
            }
        }
        return scripts;
    }

    @Test
    void goldenPlansComeBack() throws IOException {
        String tables = Files.readString(GOLDENS.resolve("tables.sql"));
        int plans = 0;
        for (Path file : files(GOLDENS, ".golden")) {
            int ofFile = 0;
            for (String script : scripts(file)) {
                ScriptPlans session = new ScriptPlans();
                session.run(tables);
                List<PhysicalPlan> made = new ArrayList<>();
                try {
                    made = session.run(script);
                } catch (SluiceException e) {
                    assertTrue(e.code().number() < 9000, () -> script + ": " + e);
                }
                made.forEach(plan -> assertLaw(plan, script));
                ofFile += made.size();
            }
            assertTrue(ofFile > 0 || file.endsWith("errors.golden"), file + " gave no plan");
            plans += ofFile;
        }
        assertTrue(plans > 60, "only " + plans + " plans");
    }

    @Test
    void plansOfTheExamplesComeBack() throws IOException {
        int plans = 0;
        for (Path file : files(ROOT.resolve("sql-examples"), ".sql")) {
            for (PhysicalPlan plan : new ScriptPlans().run(Files.readString(file))) {
                assertLaw(plan, file.toString());
                plans++;
            }
        }
        assertTrue(plans >= 2, "only " + plans + " plans");
    }
}
