package io.stagedoor.administration.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/**
 * The organizations whose signals and role catalogue a gateway may read: what an operator wrote into its client's attribute
 * {@value #ATTRIBUTE}, {@code *} or aliases separated by spaces.
 *
 * @param all every organization of the realm
 * @param aliases those of the list; empty where all are meant
 */
public record ReadableOrganizations(boolean all, Set<String> aliases) {

    /** The client's attribute. */
    public static final String ATTRIBUTE = "stagedoor.signals.organizations";

    /** Whoever is not a gateway. */
    public static final ReadableOrganizations NONE = new ReadableOrganizations(false, Set.of());

    public ReadableOrganizations {
        aliases = all ? Set.of() : Set.copyOf(aliases);
    }

    /** Read for the client's own service account only: a person who came through that client gains nothing by it. */
    public static ReadableOrganizations of(UserModel user, ClientModel client) {
        return client.getId().equals(user.getServiceAccountClientLink()) ? parse(client.getAttribute(ATTRIBUTE)) : NONE;
    }

    /** The attribute's value; null or blank is none. */
    public static ReadableOrganizations parse(@Nullable String value) {
        Set<String> words = Arrays.stream(
                        value == null ? new String[0] : value.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        return new ReadableOrganizations(words.contains("*"), words);
    }

    public boolean contains(String alias) {
        return all || aliases.contains(alias);
    }

    public boolean isEmpty() {
        return !all && aliases.isEmpty();
    }
}
