package io.stagedoor.scim.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.scim.domain.Dialect;
import io.stagedoor.scim.domain.Patch;
import io.stagedoor.scim.domain.PatchOperation;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ResourceVersion;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.Known;
import io.stagedoor.scim.store.SequentialIds;
import io.stagedoor.scim.store.UserRow;
import io.stagedoor.scim.store.UserStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What a directory does to people. */
public final class Users {

    private final Directory directory;
    private final Dialect dialect;
    private final UserStore store;
    private final Identities identities;
    private final Access access;

    public Users(Directory directory, Dialect dialect) {
        this.directory = directory;
        this.dialect = dialect;
        this.store = directory.users();
        this.identities = new Identities(directory);
        this.access = new Access(directory);
    }

    /**
     * Refuses by {@link ScimRefusal}: 400, 409.
     *
     * @param again whether this was tried already, and somebody was in the way: then it is asked who. Hardly ever is there anybody, and the constraints
     *     of the tables see them.
     */
    public UserRow create(ObjectNode document, boolean again) {
        @Nullable String password = password(document);
        Known known = again || !identities.areMadeUnseen(Identities.address(document))
                ? requireFree(
                        document.path("userName").asText(),
                        document.path("externalId").asText(""),
                        Identities.address(document))
                : Known.NOBODY;
        if (!document.has("active")) {
            document.put("active", true);
        }
        long now = directory.now();
        UserRow row = new UserRow(
                SequentialIds.next(now),
                null,
                Identities.address(document),
                document.path("active").asBoolean(),
                "",
                document,
                1,
                now,
                now);
        UserRow linked = identities.linkUnwritten(row, true, known.isSomebodys());
        if (document.path("roles").size() + document.path("entitlements").size() > 0) {
            identities.write();
            linked = new RoleGroups(directory).giveOrganizationRoles(linked);
        }
        store.insert(directory.realm().getId(), linked, identities.unwritten());
        new RoleGroups(directory).follow(null, linked);
        setPassword(linked, password, identities.hasMade(), dialect.newPasswordsArePlaceholders());
        List<AuditFact> facts = new ArrayList<>(identities.unsaid());
        facts.add(directory.fact("directory-user.create", "directory-user", row.id(), Map.of()));
        directory.record(facts);
        return linked;
    }

    /**
     * RFC 7644 3.5.1.
     *
     * @param ifMatch null where the client does not say what it has read
     * @throws ScimRefusal 400, 404, 409, 412
     */
    public UserRow replace(String id, @Nullable String ifMatch, ObjectNode document) {
        UserRow before = locked(id, ifMatch);
        @Nullable String password = password(document);
        if (!document.has("active")) {
            // RFC 7644 3.5.1 leaves to us what an omission means: nobody is let in or put out by it.
            document.put("active", before.active());
        }
        return write(before, document, password, dialect.newPasswordsArePlaceholders());
    }

    /**
     * RFC 7644 3.5.2: all of it or nothing.
     *
     * @throws ScimRefusal 400, 404, 409, 412
     */
    public UserRow patch(String id, @Nullable String ifMatch, List<PatchOperation> operations) {
        UserRow before = locked(id, ifMatch);
        ObjectNode document = before.document().deepCopy();
        new Patch(ResourceType.USER, dialect, document).apply(operations);
        @Nullable String password = password(document);
        if (password == null && document.equals(before.document())) {
            if (!before.active()) {
                // It may be news: somebody can have let them in.
                identities.of(before).or(() -> identities.memberOf(before)).ifPresent(access::suspend);
            }
            return before;
        }
        return write(before, document, password, false);
    }

    /**
     * Ends their access and forgets them; where the brake holds that, they stay as somebody who is not active. Refuses by
     * {@link ScimRefusal}: 404, 412.
     *
     * @return after how long to ask again, where it is held
     */
    public Optional<Duration> delete(String id, @Nullable String ifMatch) {
        UserRow asked = locked(id, ifMatch);
        Optional<UserModel> person = identities.of(asked).or(() -> identities.memberOf(asked));
        UserRow row = person.map(found -> asked.linkedTo(found.getId())).orElse(asked);
        if (person.isPresent()) {
            UserModel found = person.get();
            Optional<Duration> held = access.remove(found);
            if (held.isPresent()) {
                store.update(row, inactive(row));
                return held;
            }
            leaveGroups(row, found.getId());
            new RoleGroups(directory).follow(row, row.linkedTo(null));
            takeOrganizationRoles(row);
        } else {
            new Invited(directory).withdraw(row.address());
        }
        store.delete(id);
        directory.record(
                "directory-user.delete",
                "directory-user",
                id,
                row.person() == null ? Map.of() : Map.of("person", row.person()));
        return Optional.empty();
    }

    private UserRow inactive(UserRow row) {
        if (!row.active()) {
            return row;
        }
        ObjectNode document = row.document().deepCopy();
        document.put("active", false);
        return new UserRow(
                row.id(),
                row.person(),
                row.address(),
                false,
                row.givenRoles(),
                document,
                row.version() + 1,
                row.createdAt(),
                directory.now());
    }

    private UserRow locked(String id, @Nullable String ifMatch) {
        UserRow row = store.lock(id).orElseThrow(ScimRefusal::notFound);
        ResourceVersion.of(row.version()).require(ifMatch);
        return row;
    }

    private UserRow write(UserRow before, ObjectNode document, @Nullable String password, boolean placeholder) {
        String userName = changed(before.document(), document, "userName");
        String externalId = changed(before.document(), document, "externalId");
        if (!userName.isEmpty() || !externalId.isEmpty()) {
            requireFree(userName, externalId, "");
        }
        UserRow after = new UserRow(
                before.id(),
                before.person(),
                Identities.address(document),
                // An attribute that was removed is unassigned (RFC 7644 3.5.2.2): it lets nobody in and puts nobody
                // out.
                document.path("active").asBoolean(before.active()),
                before.givenRoles(),
                document,
                before.version() + 1,
                before.createdAt(),
                directory.now());
        Optional<UserModel> person = identities.of(before);
        if (person.isPresent()) {
            identities.follow(before, after, person.get());
            after = followActive(before, after, person.get());
        } else {
            if (!after.active() || !after.address().equals(before.address())) {
                new Invited(directory).withdraw(before.address());
            }
            // Whom an administrator has erased is made again by 'active: true' alone.
            after = identities.link(after, after.active(), true);
            if (after.person() != null) {
                identities.joinGroups(after, after.person());
            }
        }
        after = new RoleGroups(directory).giveOrganizationRoles(after);
        store.update(before, after);
        new RoleGroups(directory).follow(before, after);
        setPassword(after, password, false, placeholder);
        directory.record("directory-user.change", "directory-user", after.id(), Map.of());
        return after;
    }

    private void takeOrganizationRoles(UserRow row) {
        ObjectNode without = row.document().deepCopy();
        without.remove(List.of("roles", "entitlements"));
        new RoleGroups(directory)
                .giveOrganizationRoles(new UserRow(
                        row.id(),
                        row.person(),
                        row.address(),
                        false,
                        row.givenRoles(),
                        without,
                        row.version(),
                        row.createdAt(),
                        row.modifiedAt()));
    }

    private UserRow followActive(UserRow before, UserRow after, UserModel person) {
        if (!after.active()) {
            // Also where it was said before: what has ended already stays ended.
            boolean stays = identities.isTheirs(person);
            access.suspend(person);
            return stays || directory.organization().isMember(person) ? after : after.linkedTo(null);
        }
        if (!before.active()) {
            boolean stays = identities.isTheirs(person);
            access.restore(person);
            if (!stays && !directory.organization().isMember(person)) {
                return identities.link(after.linkedTo(null), false, true); // a guest is asked
            }
        }
        return after;
    }

    private void leaveGroups(UserRow row, String person) {
        for (GroupStore.Named group :
                directory.groups().groupsOf(List.of(row.id())).getOrDefault(row.id(), List.of())) {
            Providers.directoryGroups(directory.session()).leave(directory.id(), group.id(), List.of(person));
        }
    }

    private Known requireFree(String userName, String externalId, String address) {
        Known known = store.known(directory.realm().getId(), userName, externalId, address);
        known.taken().ifPresent(taken -> {
            throw ScimRefusal.uniqueness("A user of this " + taken.attribute() + " is there already.");
        });
        return known;
    }

    /** The new value; empty where it is the one from before. */
    private static String changed(ObjectNode before, ObjectNode after, String attribute) {
        boolean same = attribute.equals("userName")
                ? key(before, attribute).equals(key(after, attribute))
                : before.path(attribute).asText("").equals(after.path(attribute).asText(""));
        return same ? "" : after.path(attribute).asText("");
    }

    /** It is never kept: it leaves the document before anything is written. */
    private static @Nullable String password(ObjectNode document) {
        String password = document.path("password").asText("");
        document.remove("password");
        return password.isEmpty() ? null : password;
    }

    private void setPassword(UserRow row, @Nullable String password, boolean anew, boolean placeholder) {
        if (password != null && !placeholder) {
            identities.of(row).ifPresent(person -> new Passwords(directory).set(person, password, anew));
        }
    }

    private static String key(ObjectNode document, String attribute) {
        return document.path(attribute).asText().toLowerCase(java.util.Locale.ROOT);
    }
}
