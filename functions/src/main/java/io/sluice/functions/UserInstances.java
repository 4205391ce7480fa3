package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.function.RawStateful;
import io.sluice.core.function.ScalarFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The instances of the user's classes that one kernel calls, one of each class, and what they keep in checkpoints. For one
 * thread.
 */
public final class UserInstances {
    private final Map<Class<?>, Object> instances = new LinkedHashMap<>();

    /** By the name of the class; what has been restored and not yet been given to an instance. */
    private final Map<String, List<byte[]>> restored = new TreeMap<>();

    private boolean keepsState;

    /** Said by whoever takes part in checkpoints; elsewhere functions with state are refused. */
    public void keepState() {
        keepsState = true;
    }

    /** The instance of a class, opened. */
    Object of(Class<?> type) throws Exception {
        Object instance = instances.get(type);
        if (instance == null) {
            instance = type.getConstructor().newInstance();
            if (instance instanceof ScalarFunction scalar) {
                scalar.open();
            }
            if (instance instanceof RawStateful stateful) {
                restore(stateful);
            }
            instances.put(type, instance);
        }
        return instance;
    }

    private void restore(RawStateful stateful) throws Exception {
        String name = stateful.getClass().getName();
        if (!keepsState) {
            throw SluiceException.of(
                            ErrorCode.NOT_BUILT_YET,
                            "Class " + name
                                    + " keeps state, and is called where none is kept: in a computed column or the "
                                    + "condition of a join")
                    .hint("call it in the SELECT list or in WHERE");
        }
        List<byte[]> states = restored.remove(name);
        if (states != null) {
            stateful.restoreState(states);
        }
    }

    /** State by the name of the class, to be given back to {@link #restore(Map)}; several where none was called yet. */
    public Map<String, List<byte[]>> snapshot() {
        Map<String, List<byte[]>> states = new TreeMap<>(restored);
        for (Object instance : instances.values()) {
            if (instance instanceof RawStateful stateful) {
                byte[] state = snapshot(stateful);
                if (state != null) {
                    states.computeIfAbsent(instance.getClass().getName(), name -> new ArrayList<>())
                            .add(state);
                }
            }
        }
        return states;
    }

    private static byte[] snapshot(RawStateful stateful) {
        try {
            return stateful.snapshotState();
        } catch (Exception e) {
            throw SluiceException.of(
                            ErrorCode.FUNCTION_FAILED,
                            "Class " + stateful.getClass().getName() + " failed to give its state: " + e)
                    .causedBy(e);
        }
    }

    /** Before the first call. */
    public void restore(Map<String, List<byte[]>> states) {
        restored.putAll(states);
    }
}
