/** Which files a server's sessions may touch. */
package io.sluice.server.data;
