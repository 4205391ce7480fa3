package io.sluice.executor.runtime.task;

/** Carries a failure up to the task, with the operator in which it happened. Never reaches a user. */
public final class OperatorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operator;

    private OperatorFailure(String operator, Throwable cause) {
        super(cause);
        this.operator = operator;
    }

    /** The innermost operator keeps the blame. */
    public static OperatorFailure in(Account account, Throwable failure) {
        return failure instanceof OperatorFailure known ? known : new OperatorFailure(account.name(), failure);
    }

    String operator() {
        return operator;
    }
}
