package io.sluice.examples.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/functions.md} is what the registry says, and the registry's examples are true. */
class FunctionReferenceTest {
    private static final Path PAGE = Path.of("docs/functions.md");

    @Test
    void examplesAreTrue() {
        List<String> wrong = new ArrayList<>();
        try (ExampleSession session = new ExampleSession()) {
            for (FunctionDefinition function : FunctionRegistry.builtIn().all()) {
                String actual = FunctionReference.result(function, session);
                int arrow = function.example().lastIndexOf(" -> ");
                String expected = arrow < 0 ? actual : function.example().substring(arrow + " -> ".length());
                if (!expected.equals(actual.equals("null") ? "NULL" : actual)) {
                    wrong.add(function.example() + " gives " + actual);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void pageIsFresh() throws IOException {
        try (ExampleSession session = new ExampleSession()) {
            String page = FunctionReference.page(session);
            if (Boolean.getBoolean("reference.write")) {
                Files.writeString(PAGE, page);
            }
            assertEquals(Files.readString(PAGE), page, "run it with -Dreference.write=true");
        }
    }
}
