/** Where an invitation's link leads. */
@NullMarked
package io.stagedoor.people.flow;

import org.jspecify.annotations.NullMarked;
