/** HTTP: addresses, who may ask, how much, and which part of the server answers. */
package io.sluice.server.http;
