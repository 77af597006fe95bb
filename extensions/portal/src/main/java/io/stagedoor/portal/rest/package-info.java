/** Serves the portal at {@code /realms/{realm}/portal}. */
@NullMarked
package io.stagedoor.portal.rest;

import org.jspecify.annotations.NullMarked;
