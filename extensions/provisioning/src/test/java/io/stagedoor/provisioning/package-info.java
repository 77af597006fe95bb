@NullMarked
package io.stagedoor.provisioning;

import org.jspecify.annotations.NullMarked;
