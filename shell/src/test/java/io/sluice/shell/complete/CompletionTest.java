package io.sluice.shell.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts with a {@code |} where the cursor is, and what takes the place of the word that was begun there. */
class CompletionTest {
    private final Completion completion =
            new Completion(new Shop(), Optional.of(() -> List.of("\\d", "\\dt", "\\df", "\\timing")));

    @Test
    void aStatementBeginsWithItsFirstWord() {
        assertEquals(List.of("SELECT"), complete("SEL|"));
        assertEquals(List.of("select"), complete("SELECT 1; sel|"));
        assertFalse(complete("|").contains("FROM"));
    }

    @Test
    void tablesStandAfterFromAndItsLike() {
        assertEquals(List.of("orders"), complete("SELECT * FROM or|"));
        assertEquals(List.of("`order``s`", "orders", "people"), complete("DESCRIBE |"));
        assertEquals(List.of("people"), complete("INSERT INTO p|"));
        assertEquals(List.of("people"), complete("SELECT * FROM orders JOIN p|"));
        assertEquals(List.of("`order``s`", "`orders`"), complete("SELECT * FROM `or|"));
    }

    @Test
    void columnsAreThoseOfTheTablesThatTheStatementNames() {
        assertEquals(List.of("customer"), complete("SELECT cust| FROM orders"));
        assertEquals(List.of("amount", "customer"), complete("SELECT o.| FROM orders AS o, people"));
        assertEquals(List.of("age", "name"), complete("SELECT p.| FROM orders AS o JOIN people p ON TRUE"));
        assertEquals(List.of("age", "name"), complete("SELECT people.| FROM people"));
        assertEquals(List.of(), complete("SELECT nobody.|"));
        assertTrue(complete("SELECT * FROM orders WHERE |").contains("amount"));
    }

    @Test
    void functionsOpenTheirParenthesisAndKeywordsKeepTheCase() {
        assertTrue(complete("SELECT up|").contains("upper("));
        assertTrue(complete("SELECT 1 fr|").contains("from"));
        assertTrue(complete("SELECT 1 FR|").contains("FROM"));
    }

    @Test
    void settingsAndTheirValues() {
        assertEquals(List.of("execution.runtime-mode' = '"), complete("SET 'execution.runtime-m|"));
        assertEquals(List.of("batch'"), complete("SET 'execution.runtime-mode' = 'b|"));
        assertEquals(List.of("'batch'", "'streaming'"), complete("SET 'execution.runtime-mode' = |"));
        assertEquals(List.of("true'"), complete("SET 'table.dml-sync' = 't|"));
        assertEquals(List.of("table.dml-sync'"), complete("RESET 'table.dml-s|"));
    }

    @Test
    void optionsAreThoseOfTheConnectorAndTheFormat() {
        assertEquals(List.of("datagen'"), complete("CREATE TABLE t (a INT) WITH ('connector' = 'dat|"));
        assertEquals(
                List.of("rows-per-second' = '"),
                complete("CREATE TABLE t (a INT) WITH ('connector' = 'datagen', 'rows|')"));
        assertEquals(List.of(), complete("CREATE TABLE t (a INT) WITH ('connector' = 'print', 'rows|"));
        assertTrue(complete("CREATE TABLE t (a INT) WITH ('connector' = 'filesystem', 'format' = 'csv', |")
                .contains("'csv.field-delimiter' = '"));
        assertEquals(
                List.of("json'"), complete("CREATE TABLE t (a INT) WITH ('connector' = 'filesystem', 'format' = 'j|"));
        assertEquals(List.of(), complete("SELECT 'con|"));
    }

    @Test
    void jobsCommandsAndWhatTheyAreAbout() {
        assertEquals(List.of("'00ff'"), complete("STOP JOB |"));
        assertEquals(List.of("\\timing"), complete("\\ti|"));
        assertEquals(List.of("people"), complete("\\d pe|"));
        assertEquals(List.of("upper"), complete("\\df up|"));
        assertEquals(List.of("\\timing"), complete("SELECT 1;\n\\ti|"));
        assertEquals(List.of("SELECT"), complete("\\timing\nSEL|"));
    }

    @Test
    void inCommentsThereIsNothingToComplete() {
        assertEquals(List.of(), complete("SELECT 1 -- fr|"));
        assertEquals(List.of(), complete("SELECT /* fr|"));
    }

    private List<String> complete(String marked) {
        int cursor = marked.indexOf('|');
        String text = marked.substring(0, cursor) + marked.substring(cursor + 1);
        String begun = text.substring(completion.start(text, cursor), cursor).toLowerCase(Locale.ROOT);
        return completion.at(text, cursor).stream()
                .map(Suggestion::text)
                .filter(found -> found.toLowerCase(Locale.ROOT).startsWith(begun))
                .sorted()
                .distinct()
                .toList();
    }

    private static final class Shop implements Names {
        private static final Map<String, List<Column>> TABLES = Map.of(
                "orders", List.of(new Column("customer", "STRING"), new Column("amount", "INT")),
                "people", List.of(new Column("name", "STRING"), new Column("age", "INT")),
                "order`s", List.of());

        @Override
        public List<String> tables() {
            return TABLES.keySet().stream().sorted().toList();
        }

        @Override
        public List<Column> columns(String table) {
            return TABLES.getOrDefault(table, List.of());
        }

        @Override
        public List<String> functions() {
            return List.of("lower", "upper");
        }

        @Override
        public List<String> databases() {
            return List.of("default_database");
        }

        @Override
        public List<String> catalogs() {
            return List.of("default_catalog");
        }

        @Override
        public List<Column> jobs() {
            return List.of(new Column("00ff", "mine"));
        }
    }
}
