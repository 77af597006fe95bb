/** The assembled product, met the way its users meet it: over HTTP, in a browser, behind gateways that nobody here wrote. */
@NullMarked
package io.stagedoor.systemtests;

import org.jspecify.annotations.NullMarked;
