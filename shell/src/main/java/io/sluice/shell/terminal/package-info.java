/**
 * The prompt of a real terminal. The only package that knows JLine, and loaded only when someone types: a script pays
 * nothing for it.
 */
package io.sluice.shell.terminal;
