package io.sluice.core.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Types as Flink SQL writes them; a reader that takes what is printed, and the other names that types have. */
final class TypeText {
    private static final int DEFAULT_DECIMAL_DIGITS = 10;
    private static final int DEFAULT_TIMESTAMP_DIGITS = 6;

    private final String text;
    private int at;

    private TypeText(String text) {
        this.text = text;
    }

    static String print(SqlType type) {
        String name = name(type);
        return type.nullable() ? name : name + " NOT NULL";
    }

    private static String name(SqlType type) {
        return switch (type.root()) {
            case INTEGER -> "INT";
            case DECIMAL -> "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
            case VARCHAR -> type.precision() == SqlType.UNBOUNDED ? "STRING" : sized(type);
            case VARBINARY -> type.precision() == SqlType.UNBOUNDED ? "BYTES" : sized(type);
            case CHAR, BINARY, TIME, TIMESTAMP, TIMESTAMP_LTZ -> sized(type);
            case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
            case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
            case ARRAY, MULTISET, MAP ->
                type.fields().stream()
                        .map(f -> f.type().toString())
                        .collect(Collectors.joining(", ", type.root() + "<", ">"));
            case ROW -> type.fields().stream().map(Field::toString).collect(Collectors.joining(", ", "ROW<", ">"));
            case BOOLEAN, TINYINT, SMALLINT, BIGINT, FLOAT, DOUBLE, DATE, NULL ->
                type.root().name();
        };
    }

    private static String sized(SqlType type) {
        return type.root() + "(" + type.precision() + ")";
    }

    /** @throws IllegalArgumentException for what is no type */
    static SqlType parse(String text) {
        TypeText reader = new TypeText(text);
        SqlType type = reader.type();
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong();
        }
        return type;
    }

    private SqlType type() {
        String name = word();
        SqlType type =
                switch (name) {
                    case "ARRAY" -> SqlType.array(element());
                    case "MULTISET" -> SqlType.multiset(element());
                    case "MAP" -> map();
                    case "ROW" -> SqlType.row(fields());
                    case "INTERVAL" -> interval();
                    default -> plain(name, numbers());
                };
        return type.withNullable(!takeWord("NOT NULL"));
    }

    private SqlType element() {
        expect('<');
        SqlType element = type();
        expect('>');
        return element;
    }

    private SqlType map() {
        expect('<');
        SqlType key = type();
        expect(',');
        SqlType value = type();
        expect('>');
        return SqlType.map(key, value);
    }

    private List<Field> fields() {
        boolean round = take('(');
        if (!round) {
            expect('<');
        }
        char end = round ? ')' : '>';
        List<Field> fields = new ArrayList<>();
        while (!take(end)) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String name = fieldName();
            fields.add(new Field(name, type()));
        }
        return fields;
    }

    private String fieldName() {
        if (!take('`')) {
            int start = at;
            word();
            return text.substring(start, at).trim();
        }
        StringBuilder name = new StringBuilder();
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '`' && !text.startsWith("``", at)) {
                at++;
                return name.toString();
            }
            at += text.charAt(at) == '`' ? 1 : 0;
            name.append(text.charAt(at));
        }
        throw wrong();
    }

    private SqlType interval() {
        if (takeWord("YEAR TO MONTH")) {
            return SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH);
        }
        if (takeWord("DAY TO SECOND")) {
            return SqlType.of(TypeRoot.INTERVAL_DAY_TIME);
        }
        throw wrong();
    }

    private SqlType plain(String name, List<Integer> numbers) {
        int first = numbers.isEmpty() ? -1 : numbers.get(0);
        return switch (name) {
            case "STRING" -> SqlType.string();
            case "BYTES" -> SqlType.bytes();
            case "INT" -> SqlType.of(TypeRoot.INTEGER);
            case "DECIMAL", "NUMERIC", "DEC" ->
                SqlType.decimal(first < 0 ? DEFAULT_DECIMAL_DIGITS : first, numbers.size() < 2 ? 0 : numbers.get(1));
            case "VARCHAR" -> SqlType.varchar(first < 0 ? SqlType.UNBOUNDED : first);
            case "VARBINARY" -> SqlType.varbinary(first < 0 ? SqlType.UNBOUNDED : first);
            case "CHAR", "BINARY" -> new SqlType(TypeRoot.valueOf(name), Math.max(first, 1), 0, true);
            case "TIME" -> SqlType.time(Math.max(first, 0));
            case "TIMESTAMP" -> SqlType.timestamp(first < 0 ? DEFAULT_TIMESTAMP_DIGITS : first);
            case "TIMESTAMP_LTZ" -> SqlType.timestampLtz(first < 0 ? DEFAULT_TIMESTAMP_DIGITS : first);
            default -> SqlType.of(TypeRoot.valueOf(name));
        };
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        if (take('(')) {
            do {
                numbers.add(Integer.valueOf(word()));
            } while (take(','));
            expect(')');
        }
        return numbers;
    }

    /** Letters, digits and underscores, in upper case. */
    private String word() {
        blanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw wrong();
        }
        return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private boolean takeWord(String word) {
        blanks();
        boolean found = text.regionMatches(true, at, word, 0, word.length());
        at += found ? word.length() : 0;
        return found;
    }

    private boolean take(char c) {
        blanks();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw wrong();
        }
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("not a type: " + text + ", at position " + at);
    }
}
