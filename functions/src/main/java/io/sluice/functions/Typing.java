package io.sluice.functions;

import io.sluice.core.type.SqlType;
import java.util.List;

/** The types of a call of one overload: what each argument is cast to, and what comes out. */
record Typing(List<SqlType> arguments, SqlType result) {
    Typing {
        arguments = List.copyOf(arguments);
    }
}
