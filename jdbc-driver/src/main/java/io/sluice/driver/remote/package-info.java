/** A server over HTTP: requests and answers, and what is said when it cannot be reached. */
package io.sluice.driver.remote;
