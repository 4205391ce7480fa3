package io.sluice.executor.operator;

import io.sluice.core.plan.JoinNode;
import io.sluice.core.type.PhysicalType;
import java.util.List;
import java.util.stream.Stream;

/** What all parts of one join in one task share. Used by one thread. */
record JoinRun(JoinNode node, JoinProbe probe, JoinEmitter emitter, JoinMemory memory) {
    /** Names of the sides' state, by input. */
    private static final List<String> NAMES = List.of("left", "right");

    /** Ends the name of the rows of a bounded join that have met each other. */
    private static final String MET = "-met";

    /** Ends the name of those that have yet to meet the other side. */
    private static final String WAITING = "-waiting";

    /** The names of the state of a join, by whether its inputs end. */
    static List<String> stateNames(boolean bounded) {
        return bounded
                ? NAMES.stream().flatMap(n -> Stream.of(n + MET, n + WAITING)).toList()
                : NAMES;
    }

    /** A side without rows. */
    JoinSide side(int input) {
        String name = node.finalOnly() ? NAMES.get(input) + MET : NAMES.get(input);
        return new JoinSide(name, node.inputs().get(input), keys(input), isKept(input));
    }

    /** For rows that have yet to meet the other side, and so know of no partners. */
    JoinSide waitingSide(int input) {
        return new JoinSide(NAMES.get(input) + WAITING, node.inputs().get(input), keys(input), false);
    }

    List<Integer> keys(int input) {
        return input == 0 ? node.leftKeys() : node.rightKeys();
    }

    List<PhysicalType> types(int input) {
        return node.inputs().get(input).rowType().types().stream()
                .map(t -> t.physical())
                .toList();
    }

    /** Whether rows of an input that have no partner come out. */
    boolean isKept(int input) {
        return node.type().keeps(input);
    }
}
