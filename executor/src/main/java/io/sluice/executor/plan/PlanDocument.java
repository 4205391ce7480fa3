package io.sluice.executor.plan;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;

/**
 * A physical plan as JSON text: what checkpoints hold and other backends are given, so that SQL is never planned again
 * under running state.
 *
 * <pre>
 * {"version":1,
 * "sql":"SELECT ...",
 * "nodes":[
 * {"node":0,"kind":"Scan","id":{...},"table":{...},...},
 * {"node":1,"kind":"Calc","input":0,"projections":[{"kind":"InputRef","index":2,"type":"BIGINT"}],...}],
 * "roots":[
 * {"kind":"Result","id":{...},"input":1}]}
 * </pre>
 *
 * <p>The members of a node, a root or an expression are the components of its record in {@code core}; what is absent is
 * left out. Each distinct node is written once, after its inputs, and is named by its number. Types are SQL text; exact
 * numbers over 18 digits, NaN and infinities are text too. Characters from U+D800 are escaped, so that any encoding of
 * Unicode carries the text.
 *
 * <p>{@code fromJson(toJson(plan))} equals {@code plan}, with equal nodes become one. Whoever changes what a record of
 * the plan holds changes this form and raises {@link PhysicalPlan#CURRENT_VERSION}; a new kind of node or expression
 * changes nothing in older documents. Both methods may be called on any thread and do not block.
 */
public final class PlanDocument {
    static final String VERSION = "version";
    static final String SQL = "sql";
    static final String NODES = "nodes";
    static final String ROOTS = "roots";
    /** The number of a node in its own entry. */
    static final String NODE = "node";

    private PlanDocument() {}

    /**
     * The document of a plan, one node a line.
     *
     * @throws SluiceException {@code INVALID_QUERY} when an expression is nested deeper than a document can hold
     */
    public static String toJson(PhysicalPlan plan) {
        return new DocumentWriter().write(plan);
    }

    /**
     * The plan of a document. A document is data only: it names no classes and holds nothing but what the records of
     * the plan take. Whether positions point at columns that exist is not looked at.
     *
     * @throws SluiceException {@code STATE_INCOMPATIBLE} when a release wrote it whose form, or a kind in it, is not
     *     known here; {@code CHECKPOINT_DAMAGED}, naming the place, when it is not a plan document
     */
    public static PhysicalPlan fromJson(String json) {
        try {
            return DocumentReader.read(JsonValue.parse(json));
        } catch (StackOverflowError e) {
            throw SluiceException.of(
                            ErrorCode.CHECKPOINT_DAMAGED,
                            "the plan document is nested too deeply for the stack of this thread")
                    .causedBy(e);
        }
    }
}
