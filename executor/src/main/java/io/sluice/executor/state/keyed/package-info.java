/**
 * Keyed state: tables of entries by key, of which the runtime takes care. An operator says what an entry is; snapshots,
 * restores, rescaling, bounds of memory and what lies on disk are the same for all.
 */
package io.sluice.executor.state.keyed;
