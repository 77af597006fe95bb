@NullMarked
package io.stagedoor.gateway.spring;

import org.jspecify.annotations.NullMarked;
