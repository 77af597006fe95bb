/** What every demonstration server needs: settings, a loopback listener, pages that cannot be injected into. */
@NullMarked
package io.stagedoor.demo.serving;

import org.jspecify.annotations.NullMarked;
