@NullMarked
package io.stagedoor.organizations.store;

import org.jspecify.annotations.NullMarked;
