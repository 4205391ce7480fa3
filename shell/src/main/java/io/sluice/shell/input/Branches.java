package io.sluice.shell.input;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Where in {@code \if \elif \else \endif} an input stands, and so whether what it says is carried out. The states are those
 * of psql. Used by one thread.
 */
public final class Branches {
    private final Deque<State> open = new ArrayDeque<>();

    /** Of one {@code \if}. */
    private enum State {
        /** In a branch that is carried out. */
        TAKEN,
        /** No branch has been taken yet. */
        LOOKING,
        /** A branch has been taken, or all of it lies in a branch that is not. */
        PASSED,
        /** In an {@code \else} that is carried out. */
        ELSE_TAKEN,
        /** In one that is not. */
        ELSE_PASSED
    }

    /** Whether what stands here is carried out. */
    public boolean isActive() {
        return open.isEmpty() || open.peek() == State.TAKEN || open.peek() == State.ELSE_TAKEN;
    }

    /** Whether there is an {@code \if} without its {@code \endif} so far. */
    public boolean isOpen() {
        return !open.isEmpty();
    }

    /** @param condition is looked at only when it matters */
    public void begin(BooleanSupplier condition) {
        State state = State.PASSED;
        if (isActive()) {
            open.push(State.LOOKING); // also when the condition is none: its \\endif follows all the same
            state = condition.getAsBoolean() ? State.TAKEN : State.LOOKING;
            open.pop();
        }
        open.push(state);
    }

    public void elseIf(BooleanSupplier condition) {
        switch (current("\\elif")) {
            case TAKEN -> replace(State.PASSED);
            case LOOKING -> replace(condition.getAsBoolean() ? State.TAKEN : State.LOOKING);
            case PASSED -> {}
            case ELSE_TAKEN, ELSE_PASSED -> throw afterElse("\\elif");
        }
    }

    public void otherwise() {
        switch (current("\\else")) {
            case LOOKING -> replace(State.ELSE_TAKEN);
            case TAKEN, PASSED -> replace(State.ELSE_PASSED);
            case ELSE_TAKEN, ELSE_PASSED -> throw afterElse("\\else");
        }
    }

    public void end() {
        current("\\endif");
        open.pop();
    }

    private State current(String command) {
        if (open.isEmpty()) {
            throw SluiceException.of(ErrorCode.USAGE, command + " has no \\if before it");
        }
        return open.peek();
    }

    private void replace(State state) {
        open.pop();
        open.push(state);
    }

    private static SluiceException afterElse(String command) {
        return SluiceException.of(ErrorCode.USAGE, command + " cannot stand after \\else");
    }

    /**
     * What a word means as a condition: beginnings of true, false, yes and no, on, off, 1 and 0, as psql has it.
     *
     * @throws SluiceException {@link ErrorCode#USAGE}
     */
    public static boolean condition(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean begun = !small.isEmpty();
        if (begun && ("true".startsWith(small) || "yes".startsWith(small)) || small.equals("on") || small.equals("1")) {
            return true;
        }
        boolean off = small.length() > 1 && "off".startsWith(small);
        if (begun && ("false".startsWith(small) || "no".startsWith(small)) || off || small.equals("0")) {
            return false;
        }
        throw SluiceException.of(ErrorCode.USAGE, "'" + word + "' is no condition")
                .expected("true or false, such as :name or :{?name}; a query can set it with \\gset");
    }
}
