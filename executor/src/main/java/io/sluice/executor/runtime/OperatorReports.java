package io.sluice.executor.runtime;

import io.sluice.core.batch.Watermark;
import io.sluice.executor.operator.OperatorMetrics;
import io.sluice.executor.runtime.task.Account;
import io.sluice.executor.runtime.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Adds up what the tasks of a job have counted. */
final class OperatorReports {
    /** A task that is not between two steps by then is in a connector that waits, and stands where it stood. */
    private static final long LONGEST_WAIT_MILLIS = 500;

    private OperatorReports() {}

    /** Asks the tasks where they stand, waits for most of a second at the longest, and adds up. */
    static List<OperatorReport> fresh(Execution execution) {
        CompletableFuture<?>[] asked =
                execution.tasks().stream().map(Task::gauge).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(asked).get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return of(execution);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return of(execution);
    }

    static List<OperatorReport> of(Execution execution) {
        Map<String, List<Account>> byOperator = new LinkedHashMap<>();
        for (Task task : execution.tasks()) {
            for (Account account : task.accounts()) {
                byOperator
                        .computeIfAbsent(account.id(), id -> new ArrayList<>())
                        .add(account);
            }
        }
        InputReports inputs = new InputReports(execution.graph(), byOperator);
        return byOperator.values().stream().map(a -> add(a, inputs)).toList();
    }

    private static OperatorReport add(List<Account> accounts, InputReports inputs) {
        return new OperatorReport(
                accounts.get(0).id(),
                accounts.get(0).name(),
                accounts.size(),
                sum(accounts, m -> m.rowsIn),
                sum(accounts, m -> m.rowsOut),
                sum(accounts, m -> m.batches),
                sum(accounts, m -> m.nanos),
                sum(accounts, m -> m.lateRows),
                sum(accounts, m -> m.partlyLateRows),
                sum(accounts, m -> m.refusedRows),
                least(accounts, Account::watermark, Watermark.MIN),
                accounts.stream().mapToLong(a -> a.gauges().entries()).sum(),
                accounts.stream().mapToLong(a -> a.gauges().stateBytes()).sum(),
                least(accounts, a -> a.gauges().nextFiring(), Watermark.MAX),
                inputs.of(accounts.get(0).id()));
    }

    private static long sum(List<Account> accounts, Function<OperatorMetrics, LongAdder> counter) {
        return accounts.stream()
                .mapToLong(a -> counter.apply(a.metrics()).sum())
                .sum();
    }

    private static long least(List<Account> accounts, ToLongFunction<Account> value, long ifNone) {
        return accounts.stream().mapToLong(value).min().orElse(ifNone);
    }
}
