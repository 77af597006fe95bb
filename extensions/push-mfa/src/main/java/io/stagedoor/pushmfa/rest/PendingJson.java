package io.stagedoor.pushmfa.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.NewDevice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that wait for a phone. The number is in none of them: it is on the page, and nowhere else.
 *
 * @param account whose they are
 * @param notices phones that were set up after this one
 */
record PendingJson(String account, List<Waiting> challenges, List<NewPhone> notices) {

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            String id,
            String application,
            @Nullable String organization,
            String address,
            @Nullable String place,
            String browser,
            String createdAt,
            String expiresAt) {}

    /** A phone that was set up. */
    record NewPhone(String device, String name, String address, String createdAt) {}

    /** @param place of an address, where anybody knows */
    static PendingJson of(
            String account, List<Challenge> open, List<NewDevice> notices, Function<String, Optional<String>> place) {
        return new PendingJson(
                account,
                open.stream()
                        .map(one -> new Waiting(
                                one.id(),
                                one.signIn().application(),
                                one.signIn().organization(),
                                one.signIn().address(),
                                place.apply(one.signIn().address()).orElse(null),
                                one.signIn().browser(),
                                one.createdAt().toString(),
                                one.expiresAt().toString()))
                        .toList(),
                notices.stream()
                        .map(one -> new NewPhone(
                                one.thumbprint(),
                                one.name(),
                                one.address(),
                                one.at().toString()))
                        .toList());
    }
}
