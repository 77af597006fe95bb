package io.stagedoor.pushmfa.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.pushmfa.domain.Challenge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that wait for a phone. The number is in none of them: it is on the page, and nowhere else.
 *
 * @param account whose they are
 */
record PendingJson(String account, List<Waiting> challenges) {

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            String id,
            String application,
            @Nullable String organization,
            String address,
            String browser,
            String createdAt,
            String expiresAt) {}

    static PendingJson of(String account, List<Challenge> open) {
        return new PendingJson(
                account,
                open.stream()
                        .map(one -> new Waiting(
                                one.id(),
                                one.signIn().application(),
                                one.signIn().organization(),
                                one.signIn().address(),
                                one.signIn().browser(),
                                one.createdAt().toString(),
                                one.expiresAt().toString()))
                        .toList());
    }
}
