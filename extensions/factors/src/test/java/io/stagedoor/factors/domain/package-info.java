@NullMarked
package io.stagedoor.factors.domain;

import org.jspecify.annotations.NullMarked;
