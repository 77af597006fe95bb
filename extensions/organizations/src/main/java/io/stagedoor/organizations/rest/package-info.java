/** Overview, settings, and the public style sheet and logo. */
@NullMarked
package io.stagedoor.organizations.rest;

import org.jspecify.annotations.NullMarked;
