package io.sluice.executor.runtime;

import io.sluice.core.batch.Watermark;
import io.sluice.executor.operator.OperatorMetrics;
import io.sluice.executor.runtime.task.Account;
import io.sluice.executor.runtime.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Adds up what the tasks of a job have counted. */
final class OperatorReports {
    private OperatorReports() {}

    static List<OperatorReport> of(Execution execution) {
        Map<String, List<Account>> byOperator = new LinkedHashMap<>();
        for (Task task : execution.tasks()) {
            for (Account account : task.accounts()) {
                byOperator
                        .computeIfAbsent(account.id(), id -> new ArrayList<>())
                        .add(account);
            }
        }
        return byOperator.values().stream().map(OperatorReports::add).toList();
    }

    private static OperatorReport add(List<Account> accounts) {
        return new OperatorReport(
                accounts.get(0).id(),
                accounts.get(0).name(),
                accounts.size(),
                sum(accounts, m -> m.rowsIn),
                sum(accounts, m -> m.rowsOut),
                sum(accounts, m -> m.lateRows),
                sum(accounts, m -> m.partlyLateRows),
                sum(accounts, m -> m.refusedRows),
                accounts.stream().mapToLong(Account::watermark).min().orElse(Watermark.MIN));
    }

    private static long sum(List<Account> accounts, Function<OperatorMetrics, LongAdder> counter) {
        return accounts.stream()
                .mapToLong(a -> counter.apply(a.metrics()).sum())
                .sum();
    }
}
