/**
 * A session of a server, for {@code --connect}. Results come as the engine makes them and are shown by the same code as those
 * of this process; no class of it is loaded without {@code --connect}.
 */
package io.sluice.shell.remote;
