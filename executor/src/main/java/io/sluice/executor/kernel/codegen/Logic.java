package io.sluice.executor.kernel.codegen;

/**
 * Boolean algebra on Java expressions that folds {@code true} and {@code false} away. The operators do not short-cut:
 * both sides are cheap and free of side effects, and a branch would cost more.
 */
final class Logic {
    static final String TRUE = "true";
    static final String FALSE = "false";

    private Logic() {}

    static String not(String a) {
        if (a.equals(TRUE)) {
            return FALSE;
        }
        return a.equals(FALSE) ? TRUE : "!" + a;
    }

    static String and(String a, String b) {
        if (a.equals(FALSE) || b.equals(FALSE)) {
            return FALSE;
        }
        if (a.equals(TRUE)) {
            return b;
        }
        return b.equals(TRUE) || a.equals(b) ? a : "(" + a + " & " + b + ")";
    }

    static String or(String a, String b) {
        if (a.equals(TRUE) || b.equals(TRUE)) {
            return TRUE;
        }
        if (a.equals(FALSE)) {
            return b;
        }
        return b.equals(FALSE) || a.equals(b) ? a : "(" + a + " | " + b + ")";
    }
}
