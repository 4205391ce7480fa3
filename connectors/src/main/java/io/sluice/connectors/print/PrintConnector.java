package io.sluice.connectors.print;

import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Source;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import java.io.PrintStream;
import java.util.List;

/** {@code 'connector' = 'print'}: a line per row, in Flink's form: {@code +I[1, a]}. At least once after a restart. */
public final class PrintConnector implements Connector {
    private static final Option<String> IDENTIFIER =
            Options.text("print-identifier", null, "a word put before every line, as in 'late> +I[1]'");
    private static final Option<Boolean> STANDARD_ERROR =
            Options.flag("standard-error", "false", "print to standard error instead of standard output");

    @Override
    public String identifier() {
        return "print";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(IDENTIFIER, STANDARD_ERROR);
    }

    @Override
    public boolean canRead() {
        return false;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public Source source(TableSpec table, ConnectorContext context) {
        throw WriteOnly.refuse(identifier());
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        Settings options = Settings.of(table.options());
        PrintStream out = options.get(STANDARD_ERROR) ? System.err : context.out();
        String identifier = options.get(IDENTIFIER);
        return new DirectSink(writer -> new PrintWriter(table, prefix(identifier, writer), out));
    }

    /** As Flink: {@code id:task> }, with the parts that there are. */
    private static String prefix(String identifier, Sink.WriterContext writer) {
        String task = writer.parallelism() > 1 ? Integer.toString(writer.task() + 1) : null;
        if (identifier == null || identifier.isEmpty()) {
            return task == null ? "" : task + "> ";
        }
        return task == null ? identifier + "> " : identifier + ":" + task + "> ";
    }
}
