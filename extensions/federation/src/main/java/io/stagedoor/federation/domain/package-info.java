/** Connections, domains and what arrives through them; pure. */
@NullMarked
package io.stagedoor.federation.domain;

import org.jspecify.annotations.NullMarked;
