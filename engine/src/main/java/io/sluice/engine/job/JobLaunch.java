package io.sluice.engine.job;

import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.settings.Settings;
import io.sluice.executor.runtime.JobSettings;
import io.sluice.executor.runtime.JobSpec;
import io.sluice.executor.runtime.ResultConsumer;
import io.sluice.executor.view.ViewContents;
import io.sluice.functions.FunctionRegistry;
import java.util.Optional;

/**
 * A job that is to be made.
 *
 * @param record follows it, where it is kept beyond the process
 * @param results takes the rows of a SELECT
 * @param view shows the rows of a materialized view
 */
record JobLaunch(
        String id,
        String name,
        PhysicalPlan plan,
        Settings settings,
        FunctionRegistry registry,
        long startMillis,
        Optional<JobRecord> record,
        Optional<ResultConsumer> results,
        Optional<ViewContents> view) {
    static JobLaunch of(
            String id, String name, PhysicalPlan plan, Settings settings, FunctionRegistry registry, long startMillis) {
        return new JobLaunch(
                id, name, plan, settings, registry, startMillis, Optional.empty(), Optional.empty(), Optional.empty());
    }

    JobSpec spec(JobSettings jobSettings) {
        return new JobSpec(name, plan, jobSettings);
    }

    JobLaunch with(Settings other) {
        return new JobLaunch(id, name, plan, other, registry, startMillis, record, results, view);
    }

    JobLaunch keptBy(JobRecord keeping) {
        return new JobLaunch(id, name, plan, settings, registry, startMillis, Optional.of(keeping), results, view);
    }

    JobLaunch giving(ResultConsumer rows) {
        return new JobLaunch(id, name, plan, settings, registry, startMillis, record, Optional.of(rows), view);
    }

    JobLaunch showing(ViewContents contents) {
        return new JobLaunch(id, name, plan, settings, registry, startMillis, record, results, Optional.of(contents));
    }
}
