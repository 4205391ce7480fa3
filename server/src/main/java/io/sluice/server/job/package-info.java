/** Job control over HTTP: each request is one statement about a job, or a script. */
package io.sluice.server.job;
