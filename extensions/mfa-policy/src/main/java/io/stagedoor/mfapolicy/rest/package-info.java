/** Access policies of an organization and of the realm, trying them beforehand, and what was decided. */
@NullMarked
package io.stagedoor.mfapolicy.rest;

import org.jspecify.annotations.NullMarked;
