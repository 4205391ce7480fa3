package io.sluice.executor.runtime;

import io.sluice.core.plan.PhysicalPlan;

/**
 * What to run.
 *
 * @param jobName names the job for people, its folder of checkpoints, and its files in sinks
 */
public record JobSpec(String jobName, PhysicalPlan plan, JobSettings settings) {
    /** The same job, but beginning with a checkpoint or savepoint. */
    JobSpec startingFrom(String path) {
        return new JobSpec(jobName, plan, settings.startingFrom(path));
    }
}
