package io.sluice.executor.runtime;

import io.sluice.core.plan.PhysicalPlan;

/**
 * What to run.
 *
 * @param jobName names the job for people, its folder of checkpoints, and its files in sinks
 */
public record JobSpec(String jobName, PhysicalPlan plan, JobSettings settings) {}
