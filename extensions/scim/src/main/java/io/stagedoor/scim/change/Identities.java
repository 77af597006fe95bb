package io.stagedoor.scim.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Operators;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.NewPerson;
import io.stagedoor.scim.store.UserRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Who the people of a directory are: Keycloak users, found, made or invited. */
final class Identities {

    private static final String USER_STORAGE = "org.keycloak.storage.UserStorageProvider";

    private final Directory directory;
    private final List<AuditFact> unsaid = new ArrayList<>();
    private @Nullable NewPerson unwritten;
    private boolean made;

    Identities(Directory directory) {
        this.directory = directory;
    }

    /** The address that says who somebody is: the primary one, else that of work, else the first, else the user name if it is one. */
    static String address(ObjectNode document) {
        JsonNode emails = document.path("emails");
        JsonNode chosen = emails.path(0);
        for (JsonNode email : emails) {
            if (email.path("primary").asBoolean()) {
                chosen = email;
                break;
            }
            if (email.path("type").asText().equalsIgnoreCase("work")
                    && !chosen.path("type").asText().equalsIgnoreCase("work")) {
                chosen = email;
            }
        }
        String address = chosen.path("value").asText(document.path("userName").asText());
        int at = address.indexOf('@');
        boolean plausible = at > 0
                && at == address.lastIndexOf('@')
                && at < address.length() - 1
                && address.length() <= 254
                && address.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == '"' || c == ',' || c == ';');
        return plausible ? address.toLowerCase(Locale.ROOT) : "";
    }

    Optional<UserModel> of(UserRow row) {
        return row.person() == null
                ? Optional.empty()
                : Optional.ofNullable(directory.session().users().getUserById(directory.realm(), row.person()));
    }

    /**
     * Finds or makes the person of a row that has none yet. Whoever is not the organization's to touch is left alone, and the answer is the
     * same as if there were nobody.
     *
     * @param mayBeMade whether there is to be somebody where there is nobody
     * @param isSomebodys false where the database has nobody of that address: then only a realm that keeps people elsewhere is asked
     */
    UserRow link(UserRow row, boolean mayBeMade, boolean isSomebodys) {
        UserRow linked = linkUnwritten(row, mayBeMade, isSomebodys);
        write();
        return linked;
    }

    /** The same; who is made is written by {@link #write}, or with what {@link #unwritten} and {@link #unsaid} hand out. */
    UserRow linkUnwritten(UserRow row, boolean mayBeMade, boolean isSomebodys) {
        if (row.person() != null || row.address().isEmpty()) {
            return row;
        }
        @Nullable
        UserModel found = isSomebodys || !isOrdinary()
                ? directory.session().users().getUserByEmail(directory.realm(), row.address())
                : null;
        boolean proved = isProved(row.address());
        if (found == null && proved) {
            return mayBeMade ? made(row) : row;
        }
        if (found != null && mayBeLinked(found)) {
            return follow(row, found);
        }
        if (!proved && row.active()) {
            new Invited(directory).invite(row);
        }
        return row;
    }

    void write() {
        unwritten().ifPresent(person -> person.write(Providers.entities(directory.session())));
        List<AuditFact> facts = unsaid();
        if (!facts.isEmpty()) {
            directory.record(facts);
        }
    }

    Optional<NewPerson> unwritten() {
        @Nullable NewPerson person = unwritten;
        unwritten = null;
        return Optional.ofNullable(person);
    }

    List<AuditFact> unsaid() {
        List<AuditFact> facts = List.copyOf(unsaid);
        unsaid.clear();
        return facts;
    }

    private UserRow made(UserRow row) {
        directory.session().setAttribute(Arrival.EXPECTED, true);
        try {
            made = true;
            return row.linkedTo(make(row));
        } finally {
            directory.session().removeAttribute(Arrival.EXPECTED);
        }
    }

    /** Whether {@link #link} has made somebody. */
    boolean hasMade() {
        return made;
    }

    /** Whom the row of nobody would be linked to: they joined by another door. */
    Optional<UserModel> memberOf(UserRow row) {
        return row.address().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(directory.session().users().getUserByEmail(directory.realm(), row.address()))
                        .filter(this::mayBeLinked);
    }

    /** Somebody who belongs to the organization already, is nobody else's row and no operator. */
    private boolean mayBeLinked(UserModel person) {
        return directory.organization().isMember(person)
                && person.isEmailVerified()
                && person.getServiceAccountClientLink() == null
                && !Operators.are(directory.realm(), person)
                && !directory.users().knows(person.getId());
    }

    /** Answers their id. */
    private String make(UserRow row) {
        String person = isOrdinary() ? makeAtOnce(row) : makeByTheModel(row).getId();
        unsaid.add(directory.fact("person.create", "person", person, Map.of("by", "directory")));
        if (!row.active()) {
            write();
            // Through the one way out, so that there is a receipt and the directory can let them in.
            new Access(directory)
                    .suspend(
                            Objects.requireNonNull(directory.session().users().getUserById(directory.realm(), person)));
        }
        return person;
    }

    /** Whoever comes with that address is made, or there is nobody to make; if somebody has it already, the database refuses them. */
    boolean areMadeUnseen(String address) {
        return isOrdinary() && (address.isEmpty() || isProved(address));
    }

    /** The realm gives new people its default role and nothing else, and keeps them itself. */
    private boolean isOrdinary() {
        RealmModel realm = directory.realm();
        return realm.getDefaultGroupsStream().findAny().isEmpty()
                && !realm.isDuplicateEmailsAllowed()
                && realm.getRequiredActionProvidersStream()
                        .noneMatch(action -> action.isEnabled() && action.isDefaultAction())
                && realm.getComponentsStream(realm.getId(), USER_STORAGE)
                        .findAny()
                        .isEmpty();
    }

    private String makeAtOnce(UserRow row) {
        NewPerson person = new NewPerson(
                directory.realm().getId(),
                directory.id(),
                directory.realm().getDefaultRole().getId(),
                row.address(),
                name(row.document(), "givenName"),
                name(row.document(), "familyName"),
                directory.now());
        unwritten = person;
        return person.id();
    }

    private UserModel makeByTheModel(UserRow row) {
        UserModel person = directory
                .session()
                .users()
                .addUser(directory.realm(), UUID.randomUUID().toString());
        person.setEnabled(true);
        person.setEmail(row.address());
        person.setEmailVerified(true);
        setNames(person, row.document());
        Providers.organizations(directory.session()).addManagedMember(directory.organization(), person);
        return person;
    }

    /** Whoever was there before is as the directory says from now on; a guest who is not to be here any more is nobody's row again. */
    private UserRow follow(UserRow row, UserModel person) {
        boolean theirs = isTheirs(person);
        Access access = new Access(directory);
        if (theirs) {
            setNames(person, row.document());
        }
        if (!row.active()) {
            access.suspend(person);
        } else if (theirs && !person.isEnabled()) {
            access.restore(person);
        }
        directory.record("person.link", "person", person.getId(), Map.of("by", "directory"));
        return theirs || directory.organization().isMember(person) ? row.linkedTo(person.getId()) : row;
    }

    /** The identity is the organization's: at home here, with an address in a domain that it has proved, and nobody above it. */
    boolean isTheirs(UserModel person) {
        return HomeOrganization.is(directory.session(), directory.organization(), person)
                && isProved(String.valueOf(person.getEmail()))
                && !Operators.are(directory.realm(), person);
    }

    boolean isProved(String address) {
        return HomeOrganization.provedDomains(directory.organization()).contain(address);
    }

    /** Names and address follow the directory; a person of somebody else's is left as they are. */
    void follow(UserRow before, UserRow after, UserModel person) {
        if (!isTheirs(person)) {
            return;
        }
        if (!before.document().path("name").equals(after.document().path("name"))) {
            setNames(person, after.document());
        }
        String address = after.address();
        if (!address.isEmpty()
                && !address.equals(before.address())
                && !address.equalsIgnoreCase(person.getEmail())
                && isProved(address)
                && !new Guarded(directory).is(person)) {
            if (directory.session().users().getUserByEmail(directory.realm(), address) != null) {
                throw ScimRefusal.uniqueness("Somebody else of your organization has this e-mail address.");
            }
            person.setEmail(address);
            person.setEmailVerified(true);
            directory.record("person.address-change", "person", person.getId(), Map.of("by", "directory"));
        }
    }

    private static void setNames(UserModel person, ObjectNode document) {
        String given = name(document, "givenName");
        String family = name(document, "familyName");
        if (!given.isEmpty()) {
            person.setFirstName(given);
        }
        if (!family.isEmpty()) {
            person.setLastName(family);
        }
    }

    private static String name(ObjectNode document, String part) {
        return shortened(document.path("name").path(part).asText(""));
    }

    /** Keycloak's columns. */
    private static String shortened(String name) {
        return name.length() <= 255 ? name : name.substring(0, 255);
    }

    /** A row has got its person: what its groups and roles give is theirs. */
    void joinGroups(UserRow row, String person) {
        for (GroupStore.Named group :
                directory.groups().groupsOf(List.of(row.id())).getOrDefault(row.id(), List.of())) {
            Providers.directoryGroups(directory.session()).join(directory.id(), group.id(), List.of(person));
        }
    }
}
