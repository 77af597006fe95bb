/** The administrative REST API of people, and what everybody may ask about themselves. */
@NullMarked
package io.stagedoor.people.rest;

import org.jspecify.annotations.NullMarked;
