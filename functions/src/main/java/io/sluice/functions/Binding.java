package io.sluice.functions;

import java.time.ZoneId;

/** What implementations depend on beside their arguments. */
record Binding(ZoneId zone) {}
