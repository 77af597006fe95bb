/** The trail, for those who may read it. */
@NullMarked
package io.stagedoor.audit.rest;

import org.jspecify.annotations.NullMarked;
