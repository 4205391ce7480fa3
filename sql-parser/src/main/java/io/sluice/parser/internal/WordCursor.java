package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.ScriptToken;
import io.sluice.parser.ScriptToken.Kind;
import io.sluice.parser.TableChange.OptionKey;
import io.sluice.parser.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a control statement word by word. */
final class WordCursor {
    private static final Pattern KEYWORD = Pattern.compile("\\b[A-Z]{3,}\\b");
    private static final Pattern WORD_BEFORE = Pattern.compile("\\b([A-Z]{2,}) $");

    private final StatementText text;
    private int next;

    WordCursor(StatementText text) {
        this.text = text;
    }

    boolean atEnd() {
        return next == text.tokens().size();
    }

    /** Takes the words when they come next, all or none. */
    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!isNext(i, words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    /** The same, but only when more than a symbol comes behind: by itself the last word could be a name. */
    boolean takeBeforeMore(String... words) {
        int behind = next + words.length;
        boolean more =
                behind < text.tokens().size() && text.tokens().get(behind).kind() != Kind.SYMBOL;
        return more && take(words);
    }

    /** Takes a symbol or a token of one kind when it comes next; else returns null. */
    ScriptToken take(Kind kind) {
        return !atEnd() && text.tokens().get(next).kind() == kind
                ? text.tokens().get(next++)
                : null;
    }

    ScriptToken takeAny() {
        return text.tokens().get(next++);
    }

    ScriptToken peek() {
        return atEnd() ? null : text.tokens().get(next);
    }

    boolean isWord(String word) {
        return isNext(0, word);
    }

    boolean isSymbol(String symbol) {
        return !atEnd() && textOf(peek()).equals(symbol);
    }

    String textOf(ScriptToken token) {
        return token.text(text.script());
    }

    /** A string literal's value; an error when something else comes next. */
    String string(String expected) {
        ScriptToken token = take(Kind.STRING);
        if (token == null) {
            throw unexpected(expected);
        }
        return unquote(textOf(token), '\'');
    }

    /** The same with its place. */
    OptionKey key(String expected) {
        SourcePosition position = here();
        return new OptionKey(string(expected), position);
    }

    /** {@code ('key' = 'value', ..)}. */
    List<TableOption> options() {
        List<TableOption> options = new ArrayList<>();
        requireSymbol("(");
        if (takeSymbol(")")) {
            return options;
        }
        do {
            OptionKey key = key("a key in single quotes");
            requireSymbol("=");
            OptionKey value = key("a value in single quotes");
            options.add(new TableOption(key.key(), value.key(), key.position(), value.position()));
        } while (takeSymbol(","));
        requireSymbol(")");
        return options;
    }

    /** {@code ('key', ..)}. */
    List<OptionKey> keys() {
        List<OptionKey> keys = new ArrayList<>();
        requireSymbol("(");
        do {
            keys.add(key("a key in single quotes"));
        } while (takeSymbol(","));
        requireSymbol(")");
        return keys;
    }

    void requireSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    /** A name of one part. */
    ColumnName simpleName(String expected) {
        QualifiedName name = name(expected);
        if (name.parts().size() > 1) {
            throw SluiceException.of(ErrorCode.SYNTAX, "'" + name + "' has several parts")
                    .at(name.position())
                    .expected(expected);
        }
        return new ColumnName(name.last(), name.position());
    }

    QualifiedName name(String expected) {
        List<String> parts = new ArrayList<>();
        int from = next;
        do {
            ScriptToken token = peek();
            if (token == null || token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
                throw unexpected(expected);
            }
            next++;
            parts.add(token.kind() == Kind.NAME ? unquote(textOf(token), '`') : textOf(token));
        } while (takeSymbol("."));
        int end = text.tokens().get(next - 1).end();
        return new QualifiedName(
                parts, text.lines().range(text.tokens().get(from).start(), end));
    }

    boolean takeSymbol(String symbol) {
        boolean found = isSymbol(symbol);
        next += found ? 1 : 0;
        return found;
    }

    void end() {
        if (!atEnd()) {
            throw unexpected("the end of the statement");
        }
    }

    SluiceException unexpected(String expected) {
        String message = atEnd() ? "The statement ends too early" : "Unexpected '" + textOf(peek()) + "'";
        SluiceException error =
                SluiceException.of(ErrorCode.SYNTAX, message).at(here()).expected(expected);
        return nearest(expected)
                .map(near -> error.hint("did you mean " + near + "?"))
                .orElse(error);
    }

    /** The keyword of those expected that a word was probably meant to be; of several in a row only the first can be. */
    private Optional<String> nearest(String expected) {
        if (atEnd() || peek().kind() != Kind.WORD) {
            return Optional.empty();
        }
        String word = textOf(peek());
        List<String> keywords = KEYWORD.matcher(expected)
                .results()
                .filter(found -> isFirst(expected, found.start()))
                .map(MatchResult::group)
                .filter(keyword -> !keyword.equalsIgnoreCase(word))
                .toList();
        return NearestName.of(word, keywords);
    }

    /** Whether no keyword stands right before a place, but for one that was read already: in SHOW TABLES after SHOW. */
    private boolean isFirst(String expected, int start) {
        Matcher before = WORD_BEFORE.matcher(expected.substring(0, start));
        return !before.find() || next > 0 && textOf(text.tokens().get(next - 1)).equalsIgnoreCase(before.group(1));
    }

    static String unquote(String quoted, char quote) {
        String q = String.valueOf(quote);
        return quoted.substring(quoted.indexOf(quote) + 1, quoted.length() - 1).replace(q + q, q);
    }

    SourcePosition here() {
        return atEnd() ? text.lines().range(text.end(), text.end()) : text.position(peek());
    }

    private boolean isNext(int distance, String word) {
        int at = next + distance;
        return at < text.tokens().size() && text.tokens().get(at).isWord(text.script(), word);
    }
}
