/**
 * acme's Okta on Spring Authorization Server, for machines without Node: same address, paths, client and people as the Node program in
 * {@code ../acme-okta}, so that nobody else notices which of the two runs.
 */
@NullMarked
package io.stagedoor.demo.oktaspring;

import org.jspecify.annotations.NullMarked;
