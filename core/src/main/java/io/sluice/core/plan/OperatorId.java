package io.sluice.core.plan;

/**
 * Identity of a stateful operator across plans: made from what it means, not from where it stands.
 *
 * @param id hash of kind, keys over source columns, time attribute, window and source tables, plus an ordinal among
 *     equals; unique in a plan
 * @param inputDigest hash of all that lies below; a state is reused in silence only when it is equal
 * @param name for people: shown in metrics, errors and EXPLAIN, such as {@code tumble(origin)}
 */
public record OperatorId(String id, String inputDigest, String name) {}
