@NullMarked
package io.stagedoor.audit.rest;

import org.jspecify.annotations.NullMarked;
