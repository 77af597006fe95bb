@NullMarked
package io.stagedoor.federation.rest;

import org.jspecify.annotations.NullMarked;
