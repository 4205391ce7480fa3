package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.Signatures;
import io.sluice.planner.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The validator's messages, each with the error that it becomes. */
final class MessageTranslator {
    private record Rule(Pattern pattern, BiFunction<MessageTranslator, MatchResult, SluiceException> error) {}

    private static final List<Rule> RULES = List.of(
            rule("Column '(.*?)' not found in table '(.*?)'.*", (t, m) -> t.columnNotFound(m.group(1), m.group(2))),
            rule("Unknown identifier '\\*'", (t, m) -> invalid("'*' cannot be the argument of this function")
                    .expected("COUNT(*), or columns")),
            rule("Unknown identifier '(.*?)'", (t, m) -> nothingNamed(m.group(1))),
            rule("'(.*?)' is not a valid time frame.*", (t, m) -> invalid("'" + m.group(1) + "' is not a unit of time")
                    .expected("a unit such as YEAR, MONTH, DAY, HOUR, MINUTE, SECOND")),
            rule(
                    "(?:Column|Unknown field|Unknown target column) '(.*?)'(?: not found.*)?",
                    (t, m) -> t.columnNotFound(m.group(1))),
            rule("Column '(.*)' is ambiguous", (t, m) -> ambiguous(m.group(1))),
            rule("Object '(.*?)' not found within '(.*?)'.*", (t, m) -> t.tableNotFound(m.group(2) + "." + m.group(1))),
            rule("Object '(.*?)' not found.*", (t, m) -> t.tableNotFound(m.group(1))),
            rule("Table '(.*?)' not found.*", (t, m) -> t.notInFrom(m.group(1))),
            rule(
                    "No match found for function signature \\$LiteralChain.*|String literal continued on same line",
                    (t, m) -> invalid("Texts stand side by side")
                            .expected("one text, or an operator such as || between them")
                            .hint("a quote within a text is written twice: 'it''s'")),
            rule(
                    "No match found for function signature (.*?)\\((.*)\\)",
                    (t, m) -> t.functionNotFound(m.group(1), m.group(2))),
            rule(
                    "Invalid number of arguments to function '(.*?)'\\. Was expecting (.*) arguments",
                    (t, m) -> t.wrongCount(m.group(1))),
            rule("Cannot apply '\\$SCALAR_QUERY' to .*", (t, m) -> invalid(
                            "A sub-query that stands for one value gives several columns")
                    .expected("one column")),
            rule(
                    "Cannot apply '(.*?)' to arguments of type (.*?)\\. Supported form\\(s\\): .*",
                    (t, m) -> t.cannotApply(m.group(1), m.group(2))),
            rule(
                    "Cast function cannot convert value of type (.*?) to type (.*)",
                    (t, m) -> mismatch(
                            "There is no cast from " + TypeNames.of(m.group(1)) + " to " + TypeNames.of(m.group(2)))),
            rule("Values passed to (.*) operator must have compatible types", (t, m) -> mismatch(
                            "The values of " + m.group(1) + " have types that do not meet")
                    .hint("they need the same number of columns, and types that can be compared: CAST one")),
            rule("Values in expression list must have compatible types", (t, m) -> mismatch(
                            "The values of the list have types that do not meet")
                    .hint("CAST them to one type")),
            rule("Illegal mixing of types in CASE or COALESCE statement", (t, m) -> mismatch(
                            "The branches of CASE have types that do not meet")
                    .hint("CAST them to one type")),
            rule("Expected a boolean type", (t, m) -> mismatch("The condition of CASE is not a condition")
                    .expected("BOOLEAN")),
            rule(
                    "ELSE clause or at least one THEN clause must be non-NULL",
                    (t, m) -> mismatch("Every branch of CASE is NULL")),
            rule("Type mismatch in column (\\d+) of (.*)", (t, m) -> mismatch(
                            "Column " + m.group(1) + " of " + m.group(2) + " has types that do not meet")
                    .hint("CAST it to the same type in each of the queries")),
            rule(
                    "Column count mismatch in (.*)",
                    (t, m) -> SluiceException.of(
                            ErrorCode.COLUMN_COUNT_MISMATCH,
                            "The queries of " + m.group(1) + " give different numbers of columns")),
            rule("(.*) clause must be a condition", (t, m) -> mismatch(
                            "The " + m.group(1) + " clause is not a condition")
                    .expected("BOOLEAN")),
            rule("Expression '(.*)' is not being grouped", (t, m) -> grouping(
                            "Expression '" + m.group(1) + "' is not being grouped")
                    .hint("add it to GROUP BY, or aggregate it, as in MAX(..)")),
            rule("Aggregate expression is illegal in (.*?) clause.*", (t, m) -> grouping(
                            "An aggregate is not allowed in the " + m.group(1) + " clause")
                    .hint(m.group(1).equals("WHERE") ? "filter groups with HAVING" : "use a sub-query")),
            rule("Aggregate expressions cannot be nested", (t, m) -> grouping("Aggregates cannot be nested")
                    .hint("aggregate in a sub-query first")),
            rule(
                    "Expression '(.*)' is not in the select clause",
                    (t, m) -> grouping("Expression '" + m.group(1) + "' is not in the SELECT list")),
            rule("Duplicate relation name '(.*)' in FROM clause", (t, m) -> SluiceException.of(
                            ErrorCode.DUPLICATE_NAME, "'" + m.group(1) + "' stands twice in FROM")
                    .hint("give one of them an alias")),
            rule(
                    "Duplicate (?:column )?name '(.*)' in .*",
                    (t, m) ->
                            SluiceException.of(ErrorCode.DUPLICATE_NAME, "Column '" + m.group(1) + "' is there twice")),
            rule(
                    "List of column aliases must have same degree as table; table has (\\d+) columns .*, whereas alias"
                            + " list has (\\d+) columns",
                    (t, m) -> SluiceException.of(
                            ErrorCode.COLUMN_COUNT_MISMATCH,
                            "The table has " + m.group(1) + " columns, the alias list " + m.group(2))),
            rule(
                    "Illegal (DATE|TIME|TIMESTAMP|TIMESTAMP WITH LOCAL TIME ZONE) literal (.*): not in format '(.*)'",
                    (t, m) -> SluiceException.of(ErrorCode.INVALID_LITERAL, m.group(2) + " is not a " + m.group(1))
                            .expected(m.group(3))),
            rule("Numeric literal '(.*)' out of range", (t, m) -> SluiceException.of(
                            ErrorCode.NUMERIC_OVERFLOW, "The number " + m.group(1) + " is out of range")
                    .expected(
                            m.group(1).contains("E")
                                    ? "at most " + Double.MAX_VALUE + ", the largest DOUBLE"
                                    : "at most 38 digits")),
            rule(
                    "Illegal (?:interval literal format|INTERVAL literal) (.*?)(?: for |; at ).*",
                    (t, m) -> SluiceException.of(
                                    ErrorCode.INVALID_LITERAL, m.group(1) + " is not the text of such an interval")
                            .hint("for example INTERVAL '10' MINUTE")),
            rule("Illegal use of 'NULL'", (t, m) -> mismatch("NULL has no type here")
                    .hint("CAST(NULL AS ..)")),
            rule("Illegal use of dynamic parameter", (t, m) -> mismatch("The parameter (?) has no type here")
                    .hint(DynamicParameters.HINT)),
            rule(
                    "Ordinal out of range",
                    (t, m) -> invalid("The number is not the position of a column in the SELECT list")),
            rule("SELECT \\* requires a FROM clause", (t, m) -> invalid("SELECT * needs a FROM clause")),
            rule(
                    "INNER, LEFT, RIGHT, FULL, or ASOF join requires a condition .*",
                    (t, m) -> invalid("The join has no condition").expected("ON or USING")),
            rule(
                    "FILTER must not contain aggregate expression",
                    (t, m) -> grouping("An aggregate is not allowed in FILTER")));

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "LIKE", "IN", "BETWEEN", "OVERLAPS");

    private static final int LISTED_COLUMNS = 12;

    private final CatalogSnapshot catalog;
    private final FunctionRegistry registry;
    private final Set<String> knownColumns;

    MessageTranslator(CatalogSnapshot catalog, FunctionRegistry registry, Set<String> knownColumns) {
        this.catalog = catalog;
        this.registry = registry;
        this.knownColumns = knownColumns;
    }

    private static Rule rule(String regex, BiFunction<MessageTranslator, MatchResult, SluiceException> error) {
        return new Rule(Pattern.compile(regex, Pattern.DOTALL), error);
    }

    SluiceException translate(String message) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern.matcher(message);
            if (matcher.matches()) {
                SluiceException error = rule.error.apply(this, matcher);
                return message.contains("<UNKNOWN>") ? error.hint(DynamicParameters.HINT) : error;
            }
        }
        boolean internal = message.contains("org.") || message.contains("Rel") || message.contains("$");
        return invalid(internal ? "The query is not valid here" : message);
    }

    private SluiceException columnNotFound(String column, String table) {
        SluiceException error =
                SluiceException.of(ErrorCode.COLUMN_NOT_FOUND, "Column '" + column + "' not found in '" + table + "'");
        return NearestName.of(column, knownColumns)
                .filter(near -> !near.equals(column))
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElseGet(() -> error.hint("DESCRIBE lists the columns of a table"));
    }

    private SluiceException columnNotFound(String column) {
        SluiceException function = registry.notFound(column);
        if (function.code() == ErrorCode.NOT_BUILT_YET) {
            return function;
        }
        SluiceException error = SluiceException.of(ErrorCode.COLUMN_NOT_FOUND, "Column '" + column + "' not found");
        String last = column.substring(column.lastIndexOf('.') + 1);
        if (knownColumns.contains(last)) {
            return error.hint("the query knows that name, but not in this place: an alias of the SELECT list cannot be"
                    + " used in WHERE, GROUP BY or another expression of the list");
        }
        return NearestName.of(last, knownColumns)
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElseGet(() -> error.hint(knownNames(function)));
    }

    /** What could have been written; for a name that looks like a function's, that function. */
    private String knownNames(SluiceException function) {
        List<String> names = knownColumns.stream()
                .filter(name -> !WindowFunction.COLUMNS.contains(name))
                .toList();
        if (names.isEmpty()) {
            return function.hint()
                    .filter(hint -> hint.startsWith("did you mean"))
                    .orElse("without FROM there are no columns; a text stands in single quotes");
        }
        return names.size() > LISTED_COLUMNS
                ? "DESCRIBE lists the columns of a table"
                : "the names here are " + String.join(", ", names);
    }

    /** What stands before the dot of a column. */
    private SluiceException notInFrom(String prefix) {
        return prefix.contains(".")
                ? tableNotFound(prefix)
                : SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "No table of FROM is named '" + prefix + "'")
                        .hint("a table that has an alias is known by it alone; a sub-query is known by its alias");
    }

    private SluiceException tableNotFound(String dotted) {
        List<String> parts = new ArrayList<>(Arrays.asList(dotted.split("\\.")));
        String current = catalog.currentCatalog() + "." + catalog.currentDatabase() + ".";
        return catalog.notFound(dotted.startsWith(current) ? List.of(dotted.substring(current.length())) : parts);
    }

    private SluiceException functionNotFound(String name, String arguments) {
        if (name.equals("CASE")) {
            return mismatch("The branches of CASE or IF have types that do not meet: " + TypeNames.list(arguments))
                    .hint("CAST them to one type");
        }
        return registry.find(name)
                .map(known -> SluiceException.of(
                                ErrorCode.WRONG_ARGUMENTS,
                                known.name() + " does not take the arguments (" + TypeNames.list(arguments) + ")")
                        .expected(Signatures.near(known.signatures(), TypeNames.in(arguments))))
                .orElseGet(() -> registry.notFound(name));
    }

    private SluiceException wrongCount(String name) {
        SluiceException error = SluiceException.of(ErrorCode.WRONG_ARGUMENTS, "Wrong number of arguments of " + name);
        return registry.find(name)
                .map(known -> error.expected(Signatures.few(known.signatures())))
                .orElse(error);
    }

    private SluiceException cannotApply(String operator, String signature) {
        if (operator.equals("TRIM")) { // The validator tells the sides as a type, and not the text's.
            return SluiceException.of(ErrorCode.WRONG_ARGUMENTS, "TRIM takes text only")
                    .expected("TRIM([[BOTH | LEADING | TRAILING] [characters] FROM] text)")
                    .hint("CAST(.. AS STRING)");
        }
        List<String> types = TypeNames.in(signature);
        boolean comparison = Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "BETWEEN", "IN", "BETWEEN ASYMMETRIC")
                .contains(operator.toUpperCase(Locale.ROOT));
        if (comparison && types.size() >= 2) {
            return mismatch("Cannot compare " + types.get(0) + " with " + types.get(1))
                    .hint("cast one side, as in CAST(.. AS " + types.get(0) + ")");
        }
        SluiceException error = SluiceException.of(
                ErrorCode.WRONG_ARGUMENTS,
                (isWritten(operator) ? operator : "'" + operator + "'") + " does not take the arguments ("
                        + String.join(", ", types) + ")");
        if (isDifferenceOfTimes(operator, types)) {
            return error.expected("a time and an INTERVAL, or two numbers")
                    .hint("TIMESTAMPDIFF(SECOND, earlier, later) gives the time between them");
        }
        String hint = remedy(operator, types);
        SluiceException told = hint == null ? error : error.hint(hint);
        return registry.find(operator)
                .map(known -> told.expected(Signatures.near(known.signatures(), types)))
                .orElse(told);
    }

    /** Whether it is called by its name: operators, of signs or of words, stand in quotes. */
    private boolean isWritten(String operator) {
        boolean word = operator.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return word && !OPERATORS.contains(operator);
    }

    private static boolean isDifferenceOfTimes(String operator, List<String> types) {
        return operator.equals("-")
                && types.size() == 2
                && types.stream().allMatch(t -> t.startsWith("TIMESTAMP") || t.equals("DATE"));
    }

    /** What to do about operands that do not go together; null where nothing is known. */
    private static String remedy(String operator, List<String> types) {
        if (operator.equals("||")) {
            return "CAST(.. AS STRING)";
        }
        boolean time = types.stream().anyMatch(t -> t.startsWith("TIME") || t.equals("DATE"));
        if (time && Set.of("+", "-").contains(operator)) {
            return "a length of time is written INTERVAL '5' SECOND";
        }
        boolean text = types.stream().anyMatch(t -> t.equals("STRING") || t.startsWith("VARCHAR"));
        return text && Set.of("+", "-", "*", "/", "%").contains(operator)
                ? "CAST the text to a number, as in CAST(.. AS DOUBLE)"
                : null;
    }

    private static SluiceException nothingNamed(String name) {
        return SluiceException.of(ErrorCode.COLUMN_NOT_FOUND, "Nothing here is named '" + name + "'")
                .expected("a column, or the name or alias of a table in FROM");
    }

    private static SluiceException ambiguous(String column) {
        return SluiceException.of(ErrorCode.COLUMN_AMBIGUOUS, "Column '" + column + "' is ambiguous")
                .hint("put the name or alias of its table before it, as in t." + column);
    }

    private static SluiceException mismatch(String message) {
        return SluiceException.of(ErrorCode.TYPE_MISMATCH, message);
    }

    private static SluiceException grouping(String message) {
        return SluiceException.of(ErrorCode.GROUPING_ERROR, message);
    }

    private static SluiceException invalid(String message) {
        return SluiceException.of(ErrorCode.INVALID_QUERY, message);
    }
}
