@NullMarked
package io.stagedoor.federation.domain;

import org.jspecify.annotations.NullMarked;
