package io.stagedoor.people.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.people.domain.Offer;
import io.stagedoor.people.domain.PersonName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.services.validation.Validation;

/** Whom to invite, and what they get on joining. */
record InvitationRequest(
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable List<String> organizationRoles,
        @Nullable String team,
        @Nullable String teamRole) {

    private static final int LONGEST_ADDRESS = 255;

    /** Somebody who is to be invited, with an address that is lower case. */
    record Invited(
            String email,
            @Nullable String firstName,
            @Nullable String lastName) {}

    /** @throws ProblemException 422 with the member that is wrong */
    Invited invited() {
        String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_ADDRESS
                || !Validation.isEmailValid(address)
                || !PersonName.shown(address).equals(address)) {
            throw new ProblemException(Problem.invalid("This is not an e-mail address.", "/email"));
        }
        return new Invited(address, name(firstName, "/firstName"), name(lastName, "/lastName"));
    }

    Offer offer() {
        return Offer.requested(organizationRoles, team, teamRole);
    }

    private static @Nullable String name(@Nullable String text, String pointer) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String name = text.strip();
        if (!PersonName.isFit(name)) {
            throw new ProblemException(
                    Problem.invalid("A name has at most 255 characters, and none that names do not have.", pointer));
        }
        return name;
    }
}
