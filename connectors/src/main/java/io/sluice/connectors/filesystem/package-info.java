/** Tables over files: replayable reading, and writing in two phases so that files appear only when committed. */
package io.sluice.connectors.filesystem;
