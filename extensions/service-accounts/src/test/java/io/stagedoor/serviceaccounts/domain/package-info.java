@NullMarked
package io.stagedoor.serviceaccounts.domain;

import org.jspecify.annotations.NullMarked;
