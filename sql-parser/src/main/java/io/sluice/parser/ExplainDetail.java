package io.sluice.parser;

/** What EXPLAIN shows beside the plan. */
public enum ExplainDetail {
    ESTIMATED_COST,
    CHANGELOG_MODE,
    JSON_EXECUTION_PLAN,
    PLAN_ADVICE
}
