package io.sluice.functions.library;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of LIKE: {@code %} stands for any text, {@code _} for one character. Matching goes back to the last {@code %}
 * only, so that it takes at most text length times pattern length steps. Immutable.
 */
public final class LikePattern {
    /** For patterns without ESCAPE. */
    public static final int NO_ESCAPE = -1;

    private static final int ONE = -1;
    private static final int MANY = -2;

    /** What a pattern amounts to. */
    public enum Shape {
        EXACT,
        PREFIX,
        SUFFIX,
        CONTAINS,
        GENERAL
    }

    /** Code points, {@link #ONE} and {@link #MANY}. */
    private final int[] tokens;

    private LikePattern(int[] tokens) {
        this.tokens = tokens;
    }

    /** The character of an ESCAPE clause. */
    public static int escape(String text) {
        if (text.codePointCount(0, text.length()) != 1) {
            throw invalid("ESCAPE takes one character, not '" + text + "'");
        }
        return text.codePointAt(0);
    }

    public static LikePattern of(String text, int escape) {
        int[] points = text.codePoints().toArray();
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == escape) {
                boolean isEscape = i + 1 < points.length
                        && (points[i + 1] == '%' || points[i + 1] == '_' || points[i + 1] == escape);
                if (!isEscape) {
                    throw invalid(
                            "in the pattern '" + text + "' the escape character stands before neither %, _ nor itself");
                }
                tokens.add(points[++i]);
            } else {
                tokens.add(points[i] == '%' ? MANY : points[i] == '_' ? ONE : points[i]);
            }
        }
        return new LikePattern(tokens.stream().mapToInt(Integer::intValue).toArray());
    }

    private static SluiceException invalid(String message) {
        return SluiceException.of(ErrorCode.INVALID_ARGUMENT, message);
    }

    public Shape shape() {
        boolean leads = tokens.length > 0 && tokens[0] == MANY;
        boolean trails = tokens.length > 1 && tokens[tokens.length - 1] == MANY;
        for (int i = leads ? 1 : 0; i < tokens.length - (trails ? 1 : 0); i++) {
            if (tokens[i] < 0) {
                return Shape.GENERAL;
            }
        }
        if (leads) {
            return trails ? Shape.CONTAINS : Shape.SUFFIX;
        }
        return trails ? Shape.PREFIX : Shape.EXACT;
    }

    /** The characters of a pattern that is not {@link Shape#GENERAL}, as UTF-8. */
    public byte[] part() {
        StringBuilder part = new StringBuilder();
        for (int token : tokens) {
            if (token >= 0) {
                part.appendCodePoint(token);
            }
        }
        return Utf8.bytes(part.toString());
    }

    boolean matches(byte[] heap, int start, int length) {
        int end = start + length;
        int at = start;
        int token = 0;
        int retryToken = -1;
        int retryAt = start;
        while (at < end) {
            if (token < tokens.length && tokens[token] == MANY) {
                retryToken = ++token;
                retryAt = at;
            } else if (token < tokens.length && takes(tokens[token], heap, at)) {
                token++;
                at = next(heap, at, end);
            } else if (retryToken >= 0) {
                token = retryToken;
                retryAt = next(heap, retryAt, end);
                at = retryAt;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == MANY) {
            token++;
        }
        return token == tokens.length;
    }

    private static boolean takes(int token, byte[] heap, int at) {
        return token == ONE || token == Utf8.codePoint(heap, at);
    }

    private static int next(byte[] heap, int at, int end) {
        int next = at + 1;
        while (next < end && !Utf8.startsCharacter(heap[next])) {
            next++;
        }
        return next;
    }
}
