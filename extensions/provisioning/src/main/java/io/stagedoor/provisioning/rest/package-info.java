/** Endpoints. */
@NullMarked
package io.stagedoor.provisioning.rest;

import org.jspecify.annotations.NullMarked;
