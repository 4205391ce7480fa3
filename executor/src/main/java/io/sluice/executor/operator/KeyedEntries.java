package io.sluice.executor.operator;

import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.keyed.EntryCodec;

/** A table of keys together with their entries. */
interface KeyedEntries extends EntryCodec {
    KeyTable keys();
}
