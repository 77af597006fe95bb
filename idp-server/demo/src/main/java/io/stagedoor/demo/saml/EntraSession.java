package io.stagedoor.demo.saml;

import java.time.Instant;

/**
 * An employee's session at globex.
 *
 * @param index {@code SessionIndex}: how service providers name the session; says nothing about the cookie
 */
record EntraSession(Employee employee, String index, Instant authenticatedAt) {}
