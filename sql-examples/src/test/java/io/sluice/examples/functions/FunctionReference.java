package io.sluice.examples.functions;

import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionFamily;
import io.sluice.functions.FunctionRegistry;
import java.util.Locale;

/** The page {@code docs/functions.md}, made from the registry, with the results of running its examples. */
final class FunctionReference {
    private static final String BIDS = " FROM (VALUES ('apps', 3, 7), ('web', 5, 8)) AS bids (channel, price, bidder)";

    private FunctionReference() {}

    static String page(ExampleSession session) {
        StringBuilder page = new StringBuilder(
                """
                # Functions

                Made from the function registry, which SHOW FUNCTIONS lists too; every example has been run. A test fails when the
                page is stale; this writes it anew:

                ```
                mvn -pl sql-examples -am test -Dtest=FunctionReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference.write=true
                ```

                Operators and functions are NULL when an argument is NULL unless their text says otherwise. The aggregates' examples
                read `(VALUES ('apps', 3, 7), ('web', 5, 8)) AS bids (channel, price, bidder)`. What differs from Flink is in
                [differences.md](differences.md).
                """);
        for (FunctionFamily family : FunctionFamily.values()) {
            String title = family.name().charAt(0) + family.name().substring(1).toLowerCase(Locale.ROOT);
            page.append("\n## ").append(title).append("\n\n");
            page.append("| function | meaning | example | result |\n|---|---|---|---|\n");
            FunctionRegistry.builtIn().all().stream()
                    .filter(f -> f.family() == family)
                    .forEach(f -> page.append(line(f, session)));
        }
        return page.toString();
    }

    private static String line(FunctionDefinition function, ExampleSession session) {
        String signatures = function.signatures().stream()
                .limit(6)
                .map(FunctionReference::code)
                .reduce((a, b) -> a + "<br>" + b)
                .orElseThrow();
        String example = expression(function);
        String result = function.isDeterministic() ? code(result(function, session)) : "";
        return "| " + signatures + " | " + function.description() + " | " + code(example) + " | " + result + " |\n";
    }

    /** The example without the value behind its arrow. */
    static String expression(FunctionDefinition function) {
        int arrow = function.example().lastIndexOf(" -> ");
        return arrow < 0 ? function.example() : function.example().substring(0, arrow);
    }

    static String result(FunctionDefinition function, ExampleSession session) {
        String expression = expression(function);
        return session.value(function.isAggregate() ? "SELECT " + expression + BIDS : expression);
    }

    private static String code(String text) {
        String shown = text.isEmpty() ? " " : text.replace("|", "\\|").replace("null", "NULL");
        return shown.contains("`") ? "`` " + shown + " ``" : "`" + shown + "`";
    }
}
