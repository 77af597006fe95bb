/** What administrators, developers and operators call. */
@NullMarked
package io.stagedoor.applications.rest;

import org.jspecify.annotations.NullMarked;
