package io.stagedoor.serviceaccounts.spi;

import io.stagedoor.administration.api.Letter;
import io.stagedoor.mfapolicy.api.ToAdministrators;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Tells those who can find somebody else that nobody answers for some service accounts any more: one letter for each organization, if it is committed. */
record SponsorLetters(KeycloakSession session, RealmModel realm) {

    private static final int MOST_NAMES = 10;

    void send(String person, List<ServiceAccount> suspended) {
        suspended.stream()
                .collect(Collectors.groupingBy(ServiceAccount::organization))
                .forEach((organization, accounts) -> send(person, organization, accounts));
    }

    private void send(String person, String organizationId, List<ServiceAccount> accounts) {
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(organizationId);
        if (organization == null) {
            return;
        }
        ToAdministrators.sendAfterCommit(
                session,
                realm,
                organizationId,
                person,
                new Letter(
                        "sponsorGoneSubject",
                        "sponsor-gone.ftl",
                        Map.of(
                                "personName", name(person),
                                "organizationName", organization.getName(),
                                "accounts",
                                        names(accounts.stream()
                                                .map(account -> account.name().value())
                                                .toList()),
                                "link", page(organization))));
    }

    private String name(String person) {
        @Nullable UserModel user = session.users().getUserById(realm, person);
        if (user == null) {
            return person;
        }
        return user.getEmail() == null ? user.getUsername() : user.getEmail();
    }

    /** Some of them, and how many more there are. */
    static String names(List<String> all) {
        String named = all.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMES ? named + ", +" + (all.size() - MOST_NAMES) : named;
    }

    /** Where they are handed over; empty where nobody called, so that the server knows no address of its own. */
    private String page(OrganizationModel organization) {
        try {
            return session.getContext()
                    .getUri()
                    .getBaseUriBuilder()
                    .path("realms/{realm}/portal/{organization}/service-accounts")
                    .build(realm.getName(), organization.getAlias())
                    .toString();
        } catch (RuntimeException e) {
            return ""; // no request is active: a job of the server
        }
    }
}
