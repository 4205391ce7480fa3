package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Watermark;
import io.sluice.core.io.BytesReader;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.SectionWriter;
import io.sluice.executor.runtime.checkpoint.TaskState;

/** How the parts of a task write and take over what the runtime itself keeps of an operator. */
public final class Snapshots {
    private Snapshots() {}

    /** A writer that holds the account already. */
    public static SectionWriter begin(Account account, boolean selfContained) {
        SectionWriter out = new SectionWriter(account.id(), selfContained);
        account.write(out.entry(TaskState.ACCOUNT));
        return out;
    }

    public static SectionWriter beginFinal(Account account) {
        return beginFinal(account, true);
    }

    /** @param byItsInput whether all its rows had come; false: it wanted no more */
    public static SectionWriter beginFinal(Account account, boolean byItsInput) {
        SectionWriter out = begin(account, true);
        out.entry(TaskState.FINISHED).putBoolean(byItsInput);
        return out;
    }

    /**
     * Adds earlier counts to those of the first task and gives the watermark that all unfinished tasks had reached.
     */
    public static long restore(Account account, OperatorState state, int task) {
        if (task == 0) {
            state.accounts(false).forEach(account::add);
        }
        long least = Watermark.MAX;
        for (BytesReader in : state.accounts(true)) {
            least = Math.min(least, Account.watermark(in));
        }
        return least;
    }
}
