package io.sluice.parser;

import static io.sluice.parser.SluiceSql.quoteString;

import java.util.stream.Collectors;

/** Statements about functions of the user as SQL text. */
final class FunctionPrinter implements FunctionStatement.Visitor<String> {
    @Override
    public String visitCreateFunction(FunctionStatement.CreateFunction statement) {
        return "CREATE " + statement.scope().words() + "FUNCTION " + (statement.ifNotExists() ? "IF NOT EXISTS " : "")
                + statement.name().toSql() + code(statement.code());
    }

    @Override
    public String visitAlterFunction(FunctionStatement.AlterFunction statement) {
        return "ALTER " + statement.scope().words() + "FUNCTION " + (statement.ifExists() ? "IF EXISTS " : "")
                + statement.name().toSql() + code(statement.code());
    }

    @Override
    public String visitDropFunction(FunctionStatement.DropFunction statement) {
        return "DROP " + statement.scope().words() + "FUNCTION " + (statement.ifExists() ? "IF EXISTS " : "")
                + statement.name().toSql();
    }

    @Override
    public String visitDescribeFunction(FunctionStatement.DescribeFunction statement) {
        return "DESCRIBE FUNCTION " + (statement.extended() ? "EXTENDED " : "")
                + statement.name().toSql();
    }

    @Override
    public String visitAddJar(FunctionStatement.AddJar statement) {
        return "ADD JAR " + quoteString(statement.path().key());
    }

    @Override
    public String visitRemoveJar(FunctionStatement.RemoveJar statement) {
        return "REMOVE JAR " + quoteString(statement.path().key());
    }

    private static String code(FunctionStatement.UserCode code) {
        return " AS " + quoteString(code.className())
                + code.language()
                        .map(l -> " LANGUAGE " + SluiceSql.quoteName(l.key()))
                        .orElse("")
                + (code.jars().isEmpty()
                        ? ""
                        : code.jars().stream()
                                .map(jar -> "JAR " + quoteString(jar.key()))
                                .collect(Collectors.joining(", ", " USING ", "")));
    }
}
