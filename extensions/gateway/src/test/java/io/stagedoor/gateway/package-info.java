/** Object mothers and stand-ins that the tests of all packages share, and the tests of the module as a whole. */
@NullMarked
package io.stagedoor.gateway;

import org.jspecify.annotations.NullMarked;
