/** What other capabilities may ask of people and invitations. */
@NullMarked
package io.stagedoor.people.api;

import org.jspecify.annotations.NullMarked;
