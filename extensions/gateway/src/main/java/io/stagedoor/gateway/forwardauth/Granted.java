package io.stagedoor.gateway.forwardauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission check that was passed, for the application.
 *
 * @param team where
 * @param teamRole as what
 * @param constraint that the application has to keep to, empty for none
 * @param projects that the membership is narrowed to, null where it is not
 */
record Granted(
        String team,
        String teamRole,
        String constraint,
        @Nullable Set<String> projects) {}
