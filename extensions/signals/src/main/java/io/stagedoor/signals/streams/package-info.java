/** Security event tokens (OpenID SSF 1.0, CAEP 1.0, RISC 1.0) to receivers of an organization's choice. */
@NullMarked
package io.stagedoor.signals.streams;

import org.jspecify.annotations.NullMarked;
