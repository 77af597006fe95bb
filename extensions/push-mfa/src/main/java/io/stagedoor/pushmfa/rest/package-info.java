/** What phones call, and the web app. */
@NullMarked
package io.stagedoor.pushmfa.rest;

import org.jspecify.annotations.NullMarked;
