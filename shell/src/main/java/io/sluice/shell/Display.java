package io.sluice.shell;

import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ClientOptions.ResultMode;
import io.sluice.core.settings.Settings;

/** How results are shown at the prompt, beside the settings. Used by one thread. */
final class Display {
    /** What NULL is shown as unless {@code \pset null} says otherwise. */
    static final String NULL = "<NULL>";

    private boolean expanded;
    private boolean timing;
    private boolean pager = true;
    private String nullText = NULL;

    /** Results of scripts: as the settings say. */
    static Display plain() {
        return new Display();
    }

    boolean expanded() {
        return expanded;
    }

    void expand(boolean on) {
        expanded = on;
    }

    boolean timing() {
        return timing;
    }

    void time(boolean on) {
        timing = on;
    }

    boolean pager() {
        return pager;
    }

    void page(boolean on) {
        pager = on;
    }

    String nullText() {
        return nullText;
    }

    void showNullAs(String text) {
        nullText = text;
    }

    /** @param terminal whether a person reads */
    ResultMode mode(Settings settings, boolean terminal) {
        if (expanded) {
            return ResultMode.VERTICAL;
        }
        ResultMode mode = settings.get(ClientOptions.RESULT_MODE);
        if (mode != null) {
            return mode;
        }
        return terminal ? ResultMode.TABLE : ResultMode.TABLEAU;
    }
}
