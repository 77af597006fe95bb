package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.EntityTag;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.domain.Factors;
import io.stagedoor.people.domain.PersonName;
import io.stagedoor.people.rest.PersonJson.Factor;
import io.stagedoor.people.rest.PersonJson.May;
import io.stagedoor.people.rest.PersonJson.SessionJson;
import io.stagedoor.people.rest.PersonJson.Team;
import io.stagedoor.people.store.LastSignIns;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** All that the organization may know of one person: of guests name, e-mail, and what they are here. */
record PersonDetails(AdministrativeCall call, Member member) {

    PersonJson.Whole read() {
        List<Factor> factors = member.isInTheirHands() ? factors(member.person()) : List.of();
        return new PersonJson.Whole(
                person(factors),
                teams(),
                factors,
                member.isInTheirHands() && call.may(AdministrativeAction.READ_SESSIONS) ? sessions() : List.of(),
                may());
    }

    /** Of what administrators decide upon; where somebody was seen last changes too often to be waited for. */
    EntityTag tag() {
        // Nothing of a guest that this organization does not see either; and the same on every node, which sets of
        // enums are not.
        boolean known = member.isInTheirHands();
        long version = Objects.hash(
                !known || member.person().isEnabled(),
                member.home(),
                PersonJson.words(member.roles()),
                teams(),
                known ? factors(member.person()).stream().map(Factor::id).toList() : List.of());
        return new EntityTag(version & 0xFFFF_FFFFL);
    }

    private PersonJson person(List<Factor> factors) {
        UserModel person = member.person();
        boolean known = member.isInTheirHands();
        @Nullable
        Instant signIn = known
                ? new LastSignIns(Providers.entities(call.session()))
                        .of(List.of(member.id()))
                        .get(member.id())
                : null;
        return new PersonJson(
                member.id(),
                PersonName.of(person.getFirstName(), person.getLastName(), person.getEmail()),
                PersonName.shown(person.getEmail()),
                person.isEnabled() || !known,
                member.home(),
                PersonJson.words(member.roles()),
                null,
                known ? factors.stream().anyMatch(factor -> Factors.SECOND.contains(factor.type())) : null,
                signIn == null ? null : signIn.toString());
    }

    private List<Team> teams() {
        return Providers.aboutPeople(call.session()).teams(call.organization().getId(), member.id()).stream()
                .map(Team::of)
                .toList();
    }

    static List<Factor> factors(UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> Factors.SHOWN.contains(credential.getType()))
                .map(PersonDetails::factor)
                .toList();
    }

    private static Factor factor(CredentialModel credential) {
        return new Factor(
                credential.getId(),
                credential.getType(),
                PersonName.shown(credential.getUserLabel()),
                credential.getCreatedDate() == null
                        ? null
                        : Instant.ofEpochMilli(credential.getCreatedDate()).toString());
    }

    private List<SessionJson> sessions() {
        return new OpenSessions(call.session(), call.realm(), member.person())
                .list(member.isCaller() ? call.token().getSessionId() : null);
    }

    private May may() {
        return new May(
                member.may(AdministrativeAction.END_SESSIONS),
                member.may(AdministrativeAction.SUSPEND_PEOPLE) && !member.isCaller(),
                member.mayHere(AdministrativeAction.REMOVE_PEOPLE)
                        && !member.home()
                        && !member.roles().contains(OrganizationRole.OWNER),
                member.may(AdministrativeAction.RESET_FACTORS) && !member.isCaller(),
                member.may(AdministrativeAction.ISSUE_ACCESS_PASS)
                        && member.home()
                        && !member.operator()
                        && !member.isCaller()
                        && member.person().isEnabled(),
                member.mayHere(AdministrativeAction.CHANGE_ORGANIZATION_ROLES));
    }
}
