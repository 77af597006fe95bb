@NullMarked
package io.stagedoor.applications.rest;

import org.jspecify.annotations.NullMarked;
