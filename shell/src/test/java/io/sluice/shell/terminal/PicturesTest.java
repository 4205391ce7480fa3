package io.sluice.shell.terminal;

import static io.sluice.shell.terminal.PseudoTerminal.TAB;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the README of a real session: {@code docs/pictures/make}. */
@EnabledIfSystemProperty(named = "sluice.pictures", matches = ".+", disabledReason = "pictures are made by hand")
class PicturesTest {
    private static final int MOST_BYTES = 20_000;

    private static final String ORDERS =
            "CREATE TABLE orders (customer INT, amount INT) WITH ('connector' = 'datagen', 'rows-per-second' = '500',"
                    + " 'fields.customer.min' = '0', 'fields.customer.max' = '5',"
                    + " 'fields.amount.min' = '1', 'fields.amount.max' = '100');";

    @TempDir
    Path folder;

    private PseudoTerminal open() throws IOException, InterruptedException {
        PseudoTerminal terminal = PseudoTerminal.start(folder, Map.of(), "--no-history");
        terminal.awaitPromptBelow("Sluice").enter(ORDERS).awaitPromptBelow("succeeded");
        return terminal.enter("CLEAR;")
                .await("an empty screen", screen -> screen.get(0).equals("sluice>"));
    }

    private static void keep(PseudoTerminal terminal, String name) throws IOException {
        String svg = ScreenPicture.of(terminal.cells(), PseudoTerminal.WIDTH);
        assertTrue(svg.length() < MOST_BYTES, name + " has " + svg.length() + " characters");
        Files.writeString(Path.of(System.getProperty("sluice.pictures"), name + ".svg"), svg);
    }

    @Test
    void aMistakeAndItsHint() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = open()) {
            terminal.enter("\\d orders").awaitPromptBelow("2 rows in set");
            terminal.enter("SELECT custmer, COUNT(*) AS n").enter("  FROM orders GROUP BY customer; -- misspelt");
            terminal.awaitPromptBelow("HINT: ");
            keep(terminal, "mistake");
        }
    }

    @Test
    void aStreamLive() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = open()) {
            terminal.enter("SELECT customer, COUNT(*) AS orders, MAX(amount) AS largest FROM orders GROUP BY customer;")
                    .await(
                            "all customers",
                            screen -> screen.get(22).startsWith("rows 1-6 of 6 after ")
                                    && screen.get(22).contains(" rows/s"));
            keep(terminal, "live");
        }
    }

    @Test
    void completion() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = open()) {
            terminal.type("CREATE TABLE t (n INT) WITH ('connector' = 'datagen', '" + TAB)
                    .await("rows-per-second");
            keep(terminal, "completion");
        }
    }
}
