/** Versions of policies, enrolments put off, and decisions. Plain statements; people, organizations and realms by id. */
@NullMarked
package io.stagedoor.mfapolicy.store;

import org.jspecify.annotations.NullMarked;
