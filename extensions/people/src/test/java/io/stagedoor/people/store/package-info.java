@NullMarked
package io.stagedoor.people.store;

import org.jspecify.annotations.NullMarked;
