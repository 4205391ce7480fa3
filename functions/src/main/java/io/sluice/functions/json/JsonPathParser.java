package io.sluice.functions.json;

import io.sluice.core.error.SluiceException;
import io.sluice.functions.Failures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a path from left to right. Used once. */
final class JsonPathParser {
    private static final Pattern MODE = Pattern.compile("\\s*(?:(lax|strict)\\s+)?(.+)", Pattern.DOTALL);
    private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "<", ">");

    private final String whole;
    private final boolean isLax;
    private final String text;
    private int at = 1;

    JsonPathParser(String whole) {
        this.whole = whole;
        Matcher matcher = MODE.matcher(whole);
        if (!matcher.matches()) {
            throw Failures.invalidArgument("'" + whole + "' is not a JSON path")
                    .expected("[lax | strict] $ and steps, as in 'lax $.items[0].price'");
        }
        isLax = "lax".equals(matcher.group(1));
        String path = matcher.group(2).stripTrailing();
        text = path.startsWith("$") ? path : "$." + path;
    }

    JsonPath path() {
        List<JsonStep> steps = steps();
        if (at < text.length()) {
            throw unexpected();
        }
        return new JsonPath(isLax, steps);
    }

    private List<JsonStep> steps() {
        List<JsonStep> steps = new ArrayList<>();
        while (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '[')) {
            steps.add(step());
        }
        return steps;
    }

    private JsonStep step() {
        if (take("..")) {
            return new JsonStep.Descend(peek('[') ? bracket() : member());
        }
        if (take(".")) {
            return peek('[') ? bracket() : member();
        }
        return bracket();
    }

    private JsonStep member() {
        if (take("*")) {
            return new JsonStep.Every();
        }
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        if (peek('(')) {
            throw SluiceException.notBuiltYet("The function " + text.substring(start, at) + "() in a JSON path");
        }
        return new JsonStep.Member(text.substring(start, at));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$' || c == '@';
    }

    private JsonStep bracket() {
        expect("[");
        blanks();
        JsonStep step;
        if (take("*")) {
            step = new JsonStep.Every();
        } else if (take("?")) {
            blanks();
            expect("(");
            step = new JsonStep.Filter(anyOf());
            expect(")");
        } else if (peek('\'') || peek('"')) {
            step = names();
        } else {
            step = indexes();
        }
        blanks();
        expect("]");
        return step;
    }

    private JsonStep names() {
        List<String> names = new ArrayList<>();
        do {
            blanks();
            names.add(quoted());
            blanks();
        } while (take(","));
        return names.size() == 1 ? new JsonStep.Member(names.get(0)) : new JsonStep.Members(names);
    }

    private JsonStep indexes() {
        if (peek(':')) {
            return slice(null);
        }
        int first = integer();
        blanks();
        if (peek(':')) {
            return slice(first);
        }
        List<Integer> indexes = new ArrayList<>(List.of(first));
        while (take(",")) {
            blanks();
            indexes.add(integer());
            blanks();
        }
        return new JsonStep.Indexes(indexes);
    }

    private JsonStep slice(Integer from) {
        expect(":");
        blanks();
        return new JsonStep.Slice(from, peek(']') ? null : (Integer) integer());
    }

    private int integer() {
        int start = at;
        take("-");
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw unexpected();
        }
    }

    private String quoted() {
        char quote = at < text.length() ? text.charAt(at) : 0;
        if (quote != '\'' && quote != '"') {
            throw unexpected();
        }
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            out.append(text.charAt(at));
        }
        expect(String.valueOf(quote));
        return out.toString();
    }

    private JsonCondition anyOf() {
        List<JsonCondition> terms = new ArrayList<>(List.of(allOf()));
        while (take("||")) {
            terms.add(allOf());
        }
        return terms.size() == 1 ? terms.get(0) : new JsonCondition.Connected(terms, false);
    }

    private JsonCondition allOf() {
        List<JsonCondition> terms = new ArrayList<>(List.of(term()));
        while (take("&&")) {
            terms.add(term());
        }
        return terms.size() == 1 ? terms.get(0) : new JsonCondition.Connected(terms, true);
    }

    private JsonCondition term() {
        blanks();
        if (take("!")) {
            return new JsonCondition.Not(term());
        }
        JsonCondition term;
        if (take("(")) {
            term = anyOf();
            expect(")");
        } else {
            expect("@");
            term = comparison(steps());
        }
        blanks();
        return term;
    }

    private JsonCondition comparison(List<JsonStep> steps) {
        blanks();
        for (String operator : OPERATORS) {
            if (take(operator)) {
                blanks();
                return new JsonCondition.Compared(steps, operator, constant());
            }
        }
        return new JsonCondition.Exists(steps);
    }

    private Json constant() {
        if (peek('\'') || peek('"')) {
            return new Json.Text(quoted());
        }
        int start = at;
        while (at < text.length()
                && (isNamePart(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '+')) {
            at++;
        }
        byte[] constant = text.substring(start, at).getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(constant, 0, constant.length).orElseThrow(this::unexpected);
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    private void expect(String expected) {
        if (!take(expected)) {
            throw unexpected();
        }
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private SluiceException unexpected() {
        String rest = at < text.length() ? "'" + text.substring(at) + "' is not expected" : "it ends too early";
        return Failures.invalidArgument("'" + whole + "' is not a JSON path: " + rest);
    }
}
