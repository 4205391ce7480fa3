package io.sluice.parser.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/**
 * Where a parse failed and what could have stood there. The generated parser lists paths of tokens from the last one
 * it consumed; the place of the error is the end of the longest path that the text follows.
 *
 * @param before the last token that was right
 * @param found the token that was not
 * @param images what could have stood in its place: keywords and symbols as written, others in angle brackets
 */
record ExpectedTokens(Token before, Token found, Set<String> images) {
    /** What stands in a description where the statement could end. */
    static final String END = "the end of the statement";

    static final String QUERY = "a query: SELECT, VALUES, WITH or TABLE";

    private static final int MOST_SHOWN = 8;
    private static final Set<String> NAMES =
            Set.of("<IDENTIFIER>", "<BACK_QUOTED_IDENTIFIER>", "<UNICODE_QUOTED_IDENTIFIER>");
    private static final Set<String> QUERY_WORDS = Set.of("SELECT", "VALUES", "WITH", "TABLE");
    private static final Set<String> OPERATORS = Set.of("=", "<", "+", "AND", "OR", "IS", "LIKE", "BETWEEN");

    /** The words and symbols worth showing beside the groups, the most useful first. */
    private static final List<String> SHOWN = List.of(
            ",",
            ")",
            "(",
            "FROM",
            "WHERE",
            "GROUP",
            "BY",
            "HAVING",
            "ORDER",
            "LIMIT",
            "AS",
            "JOIN",
            "ON",
            "USING",
            "UNION",
            "SELECT",
            "INTO",
            "OVERWRITE",
            "VALUES",
            "SET",
            "THEN",
            "WHEN",
            "ELSE",
            "END",
            "AND",
            "EXISTS",
            "NULL",
            "NOT",
            "TABLE",
            "VIEW",
            "KEY",
            "ENFORCED",
            "FOR",
            "IF",
            "PRIMARY",
            "WATERMARK",
            "COMMENT",
            "PARTITIONED",
            "WITH",
            "LIKE",
            "METADATA",
            "ROWS",
            "OF",
            "STATEMENT",
            "BEGIN",
            "INSERT",
            "=",
            ">",
            "*",
            "CONSTRAINTS",
            "GENERATED",
            "OPTIONS",
            "PARTITIONS",
            "WATERMARKS");

    static ExpectedTokens of(ParseException error, SqlAbstractParserImpl.Metadata metadata) {
        int depth = 0;
        for (int[] path : error.expectedTokenSequences) {
            depth = Math.max(depth, followed(path, error.currentToken));
        }
        Token before = error.currentToken;
        for (int i = 0; i < depth; i++) {
            before = before.next;
        }
        Set<String> images = new LinkedHashSet<>();
        for (int[] path : error.expectedTokenSequences) {
            if (path.length > depth && followed(path, error.currentToken) == depth) {
                images.add(image(error.tokenImage[path[depth]]));
            }
        }
        boolean name = images.contains("<IDENTIFIER>");
        images.removeIf(i -> name && metadata.isNonReservedKeyword(i));
        return new ExpectedTokens(before, before.next, images);
    }

    /** How many tokens of a path the text has; the last of the path is never among them. */
    private static int followed(int[] path, Token from) {
        Token at = from.next;
        int count = 0;
        while (count < path.length - 1 && at != null && at.next != null && at.kind == path[count]) {
            at = at.next;
            count++;
        }
        return count;
    }

    private static String image(String tokenImage) {
        return tokenImage.startsWith("\"") ? tokenImage.substring(1, tokenImage.length() - 1) : tokenImage;
    }

    boolean acceptsName() {
        return images.contains("<IDENTIFIER>") && !requiresQuery();
    }

    /** Whether nothing but a name can stand here, as behind CREATE TABLE. */
    boolean onlyName() {
        return acceptsName() && keywords().stream().allMatch("IF"::equals);
    }

    /** The grammar takes any expression where a query stands, and refuses it later; except in parentheses. */
    private boolean requiresQuery() {
        return images.containsAll(QUERY_WORDS) && !"(".equals(before.image);
    }

    /** Whether only a literal or an argument list can follow, as after DATE or COUNT. */
    boolean opensSpecialForm() {
        return !acceptsName() && images.stream().allMatch(i -> i.equals("(") || isClass(i) && !i.equals("<EOF>"));
    }

    List<String> keywords() {
        return images.stream()
                .filter(i -> i.length() > 1 && Character.isLetter(i.charAt(0)))
                .toList();
    }

    /** A short list for a person: groups such as "an expression" stand for all that begins one. */
    String describe() {
        Set<String> rest = new LinkedHashSet<>(images);
        List<String> groups = new ArrayList<>();
        boolean query = rest.containsAll(QUERY_WORDS);
        if (requiresQuery()) {
            rest.retainAll(QUERY_WORDS);
        } else if (rest.contains("<UNSIGNED_INTEGER_LITERAL>") && rest.contains("CAST")) {
            groups.add("an expression");
            rest.removeIf(i -> !i.equals("*") && !i.equals(")") && !QUERY_WORDS.contains(i));
        } else if (rest.contains("BOOLEAN") && rest.contains("VARCHAR")) {
            groups.add("a type");
            rest.retainAll(Set.of("AS"));
        } else if (rest.stream().anyMatch(NAMES::contains)) {
            groups.add("a name");
        }
        if (query) {
            groups.add(QUERY);
            rest.removeAll(QUERY_WORDS);
        }
        if (rest.containsAll(OPERATORS)) {
            groups.add("an operator");
            rest.removeAll(OPERATORS);
            rest.removeAll(Set.of(">", "*", "NOT", "(", "FOR", "VALUES", "COMMENT"));
        }
        groups.addAll(shown(rest));
        return String.join(", ", groups);
    }

    private static List<String> shown(Set<String> rest) {
        List<String> out = new ArrayList<>();
        if (rest.contains("<QUOTED_STRING>")) {
            out.add("a string");
        }
        if (rest.contains("<UNSIGNED_INTEGER_LITERAL>")) {
            out.add("a number");
        }
        SHOWN.stream()
                .filter(rest::contains)
                .limit(MOST_SHOWN)
                .map(ExpectedTokens::quoted)
                .forEach(out::add);
        if (out.isEmpty()) {
            new TreeSet<>(rest)
                    .stream()
                            .filter(i -> !isClass(i))
                            .limit(MOST_SHOWN)
                            .map(ExpectedTokens::quoted)
                            .forEach(out::add);
        }
        if (rest.contains("<EOF>")) {
            out.add(END);
        }
        return out;
    }

    private static String quoted(String image) {
        return Character.isLetter(image.charAt(0)) ? image : "'" + image + "'";
    }

    /** Whether the token is one of many texts, such as {@code <IDENTIFIER>}; {@code <} and {@code <>} are not. */
    private static boolean isClass(String image) {
        return image.length() > 2 && image.startsWith("<") && image.endsWith(">");
    }
}
