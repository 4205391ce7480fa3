package io.sluice.shell.complete;

import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptToken.Kind;
import io.sluice.parser.ScriptTokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The statement that the cursor is in, as far as completion looks at it. Immutable. */
final class TypedStatement {
    private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN", "INTO", "TABLE", "OVERWRITE");

    private final String text;
    private final List<ScriptToken> before;
    private final List<ScriptToken> all;
    private final ScriptToken begun;
    private final int cursor;

    private TypedStatement(
            String text, List<ScriptToken> before, List<ScriptToken> all, ScriptToken begun, int cursor) {
        this.text = text;
        this.before = before;
        this.all = all;
        this.begun = begun;
        this.cursor = cursor;
    }

    static TypedStatement at(String text, int cursor) {
        List<ScriptToken> before = new ArrayList<>();
        int start = 0;
        ScriptToken begun = null;
        for (ScriptToken token : ScriptTokens.of(text.substring(0, cursor))) {
            if (token.kind() == Kind.SEMICOLON) {
                before.clear();
                start = token.end();
            } else if (token.end() == cursor && isUnfinished(token, text)) {
                begun = token;
            } else if (!token.isHidden()) {
                before.add(token);
            }
        }
        return new TypedStatement(text, before, ofStatement(text, start, cursor), begun, cursor);
    }

    private static boolean isUnfinished(ScriptToken token, String text) {
        return switch (token.kind()) {
            case WORD, OPEN_STRING, OPEN_NAME, OPEN_COMMENT -> true;
            case COMMENT -> !token.text(text).endsWith("*/");
            case NAME, STRING, NUMBER, SYMBOL, SEMICOLON, HINT_BEGIN, HINT_END, SPACE, UNKNOWN -> false;
        };
    }

    /** All tokens of the statement, also those behind the cursor. */
    private static List<ScriptToken> ofStatement(String text, int start, int cursor) {
        List<ScriptToken> tokens = new ArrayList<>();
        for (ScriptToken token : ScriptTokens.of(text)) {
            if (token.kind() == Kind.SEMICOLON && token.start() >= cursor) {
                break;
            }
            if (token.start() >= start && !token.isHidden()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /** Where the text begins that a suggestion takes the place of. */
    int start() {
        if (begun == null) {
            return cursor;
        }
        return begun.kind() == Kind.OPEN_STRING ? begun.start() + 1 : begun.start();
    }

    String begunText() {
        return text.substring(start(), cursor);
    }

    boolean inComment() {
        return begun != null && (begun.kind() == Kind.COMMENT || begun.kind() == Kind.OPEN_COMMENT);
    }

    boolean inString() {
        return begun != null && begun.kind() == Kind.OPEN_STRING;
    }

    boolean inName() {
        return begun != null && begun.kind() == Kind.OPEN_NAME;
    }

    boolean isStart() {
        return before.isEmpty();
    }

    /** Tokens before the word that was begun. */
    int count() {
        return before.size();
    }

    /** The word at a place from the statement's beginning, in capitals; empty when there is none. */
    String word(int index) {
        return index < before.size() ? upper(before.get(index)) : "";
    }

    /** The token so many places before the word that was begun, in capitals; 1 is the one directly before it. */
    String previous(int back) {
        return back <= before.size() ? upper(before.get(before.size() - back)) : "";
    }

    /** The same as it is written. */
    String previousText(int back) {
        return back <= before.size() ? before.get(before.size() - back).text(text) : "";
    }

    private String upper(ScriptToken token) {
        return token.text(text).toUpperCase(Locale.ROOT);
    }

    /** Whether the cursor is directly within the parentheses after WITH. */
    boolean inWith() {
        int open = openParenthesis();
        return open > 0 && upper(before.get(open - 1)).equals("WITH");
    }

    private int openParenthesis() {
        int depth = 0;
        for (int i = before.size() - 1; i >= 0; i--) {
            String token = before.get(i).text(text);
            if (token.equals(")")) {
                depth++;
            } else if (token.equals("(") && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The options of the WITH clause that the cursor is in, those behind it too. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 2 < all.size(); i++) {
            boolean pair = all.get(i).kind() == Kind.STRING
                    && all.get(i + 1).text(text).equals("=")
                    && all.get(i + 2).kind() == Kind.STRING;
            if (pair) {
                options.put(unquoted(all.get(i)), unquoted(all.get(i + 2)));
            }
        }
        return options;
    }

    private String unquoted(ScriptToken token) {
        String quoted = token.text(text);
        return quoted.substring(quoted.indexOf('\'') + 1, quoted.length() - 1).replace("''", "'");
    }

    /** The tables that the statement names, as written, by the name that columns are called with. */
    Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (!BEFORE_TABLE.contains(upper(all.get(i))) || !isName(all.get(i + 1))) {
                continue;
            }
            int last = i + 1;
            while (last + 2 < all.size() && all.get(last + 1).text(text).equals(".") && isName(all.get(last + 2))) {
                last += 2;
            }
            String name = text.substring(all.get(i + 1).start(), all.get(last).end());
            int alias = last + 1 < all.size() && upper(all.get(last + 1)).equals("AS") ? last + 2 : last + 1;
            boolean named = alias < all.size() && isName(all.get(alias)) && !Keywords.follow(upper(all.get(alias)));
            tables.put(all.get(named ? alias : last).text(text), name);
        }
        return tables;
    }

    private static boolean isName(ScriptToken token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.NAME;
    }
}
