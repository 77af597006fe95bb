@NullMarked
package io.stagedoor.organizations;

import org.jspecify.annotations.NullMarked;
