@NullMarked
package io.stagedoor.scim.domain;

import org.jspecify.annotations.NullMarked;
