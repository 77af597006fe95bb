@NullMarked
package io.stagedoor.people;

import org.jspecify.annotations.NullMarked;
