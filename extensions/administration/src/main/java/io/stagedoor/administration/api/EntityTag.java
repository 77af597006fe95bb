package io.stagedoor.administration.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag made of a row's version (RFC 9110 8.8.3).
 *
 * @param version grows with each change of the row
 */
public record EntityTag(long version) {

    @Override
    public String toString() {
        return "\"" + version + "\"";
    }

    /**
     * RFC 9110 13.1.1: the change is made only to what the caller has read.
     *
     * @throws ProblemException 428 where the header is missing, 412 where it names something else
     */
    public void require(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(Problem.preconditionRequired());
        }
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(toString()::equals)) {
            throw new ProblemException(Problem.preconditionFailed());
        }
    }

    /** RFC 9110 13.1.2: whether the caller has this already. */
    public boolean isKnownBy(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(toString()));
    }
}
