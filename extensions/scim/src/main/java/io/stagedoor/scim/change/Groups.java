package io.stagedoor.scim.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.Dialect;
import io.stagedoor.scim.domain.MemberStep;
import io.stagedoor.scim.domain.Patch;
import io.stagedoor.scim.domain.PatchOperation;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ResourceVersion;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.store.GroupRow;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.SequentialIds;
import io.stagedoor.scim.store.UserRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What a directory does to its groups. Who is in them changes row by row, behind the lock of the group. */
public final class Groups {

    private final Directory directory;
    private final Dialect dialect;
    private final GroupStore store;

    public Groups(Directory directory, Dialect dialect) {
        this.directory = directory;
        this.dialect = dialect;
        this.store = directory.groups();
    }

    /** Refuses by {@link ScimRefusal}: 400, 409. */
    public GroupRow create(ObjectNode document) {
        requireFree(document, null);
        long now = directory.now();
        GroupRow row = row(SequentialIds.next(now), document, 1, now, now);
        store.insert(directory.realm().getId(), row);
        Providers.directoryGroups(directory.session()).create(directory.id(), row.id(), row.displayName());
        join(row.id(), MemberStep.ids(document.path("members")));
        directory.record("directory-group.create", "directory-group", row.id(), Map.of());
        return row;
    }

    /** Refuses by {@link ScimRefusal}: 400, 404, 409, 412. */
    public GroupRow replace(String id, @Nullable String ifMatch, ObjectNode document) {
        GroupRow before = locked(id, ifMatch);
        requireFree(document, before);
        GroupRow after = row(id, document, before.version() + 1, before.createdAt(), directory.now());
        rename(before, after);
        store.update(after);
        apply(id, new MemberStep.Replace(MemberStep.ids(document.path("members"))));
        directory.record("directory-group.change", "directory-group", id, Map.of());
        return after;
    }

    /** Refuses by {@link ScimRefusal}: 400, 404, 409, 412. */
    public GroupRow patch(String id, @Nullable String ifMatch, List<PatchOperation> operations) {
        GroupRow before = locked(id, ifMatch);
        ObjectNode document = document(before);
        List<PatchOperation> others = new ArrayList<>();
        List<MemberStep> steps = new ArrayList<>();
        for (PatchOperation operation : operations) {
            if (operation.isAbout(ResourceType.GROUP, "members")) {
                steps.add(MemberStep.of(operation));
            } else {
                others.add(operation);
            }
        }
        new Patch(ResourceType.GROUP, dialect, document).apply(others);
        requireFree(document, before);
        boolean changed = false;
        for (MemberStep step : MemberStep.joined(steps)) {
            changed |= apply(id, step);
        }
        GroupRow after = row(id, document, before.version() + 1, before.createdAt(), directory.now());
        boolean renamed = !document.equals(document(before));
        if (!changed && !renamed) {
            return before;
        }
        rename(before, after);
        store.update(after);
        directory.record("directory-group.change", "directory-group", id, Map.of());
        return after;
    }

    /** Refuses by {@link ScimRefusal}: 404, 412. */
    public void delete(String id, @Nullable String ifMatch) {
        locked(id, ifMatch);
        List<String> members = new Access(directory).endsWithLastGroup() ? store.members(id) : List.of();
        Providers.directoryGroups(directory.session()).remove(directory.id(), id);
        store.delete(id);
        lastGroupsLost(directory.users().people(members));
        directory.record("directory-group.delete", "directory-group", id, Map.of());
    }

    private GroupRow locked(String id, @Nullable String ifMatch) {
        GroupRow row = store.lock(id).orElseThrow(ScimRefusal::notFound);
        ResourceVersion.of(row.version()).require(ifMatch);
        return row;
    }

    private void rename(GroupRow before, GroupRow after) {
        if (!before.displayName().equals(after.displayName())) {
            Providers.directoryGroups(directory.session()).rename(directory.id(), after.id(), after.displayName());
        }
    }

    private boolean apply(String group, MemberStep step) {
        return switch (step) {
            case MemberStep.Add(Set<String> ids) -> join(group, ids);
            case MemberStep.Remove(Set<String> ids) -> leave(group, ids);
            case MemberStep.Replace(Set<String> ids) -> {
                Set<String> gone = new HashSet<>(store.members(group));
                gone.removeAll(ids);
                boolean left = leave(group, gone);
                yield join(group, ids) || left;
            }
        };
    }

    private boolean join(String group, Set<String> ids) {
        if (ids.isEmpty()) {
            return false;
        }
        Map<String, String> people = directory.users().people(ids);
        for (String id : ids) {
            if (!people.containsKey(id)) {
                throw ScimRefusal.invalidValue(
                        "members: there is no user '" + id.substring(0, Math.min(64, id.length())) + "' here.");
            }
        }
        if (store.join(group, ids) == 0) {
            return false;
        }
        Set<String> known = known(people.values());
        Providers.directoryGroups(directory.session()).join(directory.id(), group, known);
        giveBack(known);
        return true;
    }

    /** Whoever was out because they were in no group, and whom the directory has not put out besides. */
    private void giveBack(Set<String> people) {
        Access access = new Access(directory);
        for (String id : people.isEmpty() ? Set.<String>of() : access.outByLastGroup(people)) {
            @Nullable UserModel person = directory.session().users().getUserById(directory.realm(), id);
            if (person != null
                    && directory.users().of(id).filter(UserRow::active).isPresent()) {
                access.restore(person);
            }
        }
    }

    private boolean leave(String group, Set<String> ids) {
        if (ids.isEmpty() || store.leave(group, ids) == 0) {
            return false;
        }
        Map<String, String> people = directory.users().people(ids);
        Providers.directoryGroups(directory.session()).leave(directory.id(), group, known(people.values()));
        lastGroupsLost(people);
        return true;
    }

    /** @param people by the ids of their rows */
    private void lastGroupsLost(Map<String, String> people) {
        Access access = new Access(directory);
        if (people.isEmpty() || !access.endsWithLastGroup()) {
            return;
        }
        Set<String> elsewhere = store.groupsOf(List.copyOf(people.keySet())).keySet();
        people.forEach((id, person) -> {
            @Nullable
            UserModel found = person.isEmpty() || elsewhere.contains(id)
                    ? null
                    : directory.session().users().getUserById(directory.realm(), person);
            if (found != null) {
                access.lastGroupLost(found);
            }
        });
    }

    private static Set<String> known(Collection<String> people) {
        Set<String> known = new LinkedHashSet<>(people);
        known.remove("");
        return known;
    }

    private void requireFree(ObjectNode document, @Nullable GroupRow present) {
        String name = document.path("displayName").asText();
        if ((present == null || !present.displayName().equalsIgnoreCase(name)) && store.isTaken(name)) {
            throw ScimRefusal.uniqueness("A group of this displayName is there already.");
        }
        String external = document.path("externalId").asText("");
        if (!external.isEmpty()
                && (present == null || !external.equals(present.externalId()))
                && store.isExternalIdTaken(external)) {
            throw ScimRefusal.uniqueness("A group of this externalId is there already.");
        }
    }

    private static ObjectNode document(GroupRow row) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("displayName", row.displayName());
        if (row.externalId() != null) {
            document.put("externalId", row.externalId());
        }
        return document;
    }

    private static GroupRow row(String id, ObjectNode document, long version, long created, long modified) {
        JsonNode external = document.path("externalId");
        return new GroupRow(
                id,
                document.path("displayName").asText(),
                external.isMissingNode() ? null : external.asText(),
                version,
                created,
                modified);
    }
}
