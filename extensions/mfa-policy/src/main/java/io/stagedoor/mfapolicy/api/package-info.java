/** What gates ask: may this sign-in, this session, this token go on. */
@NullMarked
package io.stagedoor.mfapolicy.api;

import org.jspecify.annotations.NullMarked;
