package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.change.Directory;
import io.stagedoor.scim.domain.Projection;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ResourceVersion;
import io.stagedoor.scim.domain.Schemas;
import io.stagedoor.scim.store.GroupRow;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.UserRow;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.DirectoryGroups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes resources as they are answered. */
final class Rendering {

    private final Directory directory;
    private final String base;
    private final Projection projection;

    Rendering(Directory directory, String base, Projection projection) {
        this.directory = directory;
        this.base = base;
        this.projection = projection;
    }

    ObjectNode user(UserRow row) {
        return users(List.of(row)).getFirst();
    }

    /** Of somebody who was not there before: nobody has put them into a group yet. */
    ObjectNode newUser(UserRow row) {
        return users(List.of(row), Map.of()).getFirst();
    }

    List<ObjectNode> users(List<UserRow> rows) {
        return users(
                rows,
                projection.includes("groups") && !rows.isEmpty()
                        ? directory
                                .groups()
                                .groupsOf(rows.stream().map(UserRow::id).toList())
                        : Map.of());
    }

    private List<ObjectNode> users(List<UserRow> rows, Map<String, List<GroupStore.Named>> groups) {
        List<ObjectNode> users = new ArrayList<>();
        for (UserRow row : rows) {
            ObjectNode user = JsonNodeFactory.instance.objectNode();
            ArrayNode schemas = user.putArray("schemas").add(Schemas.USER.id());
            if (row.document().has(Schemas.ENTERPRISE.id())) {
                schemas.add(Schemas.ENTERPRISE.id());
            }
            user.put("id", row.id());
            user.setAll(row.document().deepCopy());
            ArrayNode theirs = JsonNodeFactory.instance.arrayNode();
            for (GroupStore.Named group : groups.getOrDefault(row.id(), List.of())) {
                theirs.addObject()
                        .put("value", group.id())
                        .put("$ref", base + "/Groups/" + group.id())
                        .put("display", group.display())
                        .put("type", "direct");
            }
            if (!theirs.isEmpty()) {
                user.set("groups", theirs);
            }
            meta(user, ResourceType.USER, row.id(), row.version(), row.createdAt(), row.modifiedAt());
            users.add(projection.apply(user));
        }
        return users;
    }

    ObjectNode group(GroupRow row) {
        return groups(List.of(row)).getFirst();
    }

    List<ObjectNode> groups(List<GroupRow> rows) {
        Map<String, List<GroupStore.Named>> members = projection.includes("members") && !rows.isEmpty()
                ? directory.groups().membersOf(rows.stream().map(GroupRow::id).toList())
                : Map.of();
        Map<String, AboutPeople.Placed> placed = rows.isEmpty()
                ? Map.of()
                : directory
                        .session()
                        .getProvider(DirectoryGroups.class)
                        .placed(
                                directory.id(),
                                rows.stream().map(GroupRow::displayName).toList());
        List<ObjectNode> groups = new ArrayList<>();
        for (GroupRow row : rows) {
            ObjectNode group = JsonNodeFactory.instance.objectNode();
            ArrayNode schemas = group.putArray("schemas").add(Schemas.GROUP.id());
            group.put("id", row.id());
            if (row.externalId() != null) {
                group.put("externalId", row.externalId());
            }
            group.put("displayName", row.displayName());
            ArrayNode theirs = JsonNodeFactory.instance.arrayNode();
            for (GroupStore.Named member : members.getOrDefault(row.id(), List.of())) {
                theirs.addObject()
                        .put("value", member.id())
                        .put("$ref", base + "/Users/" + member.id())
                        .put("display", member.display())
                        .put("type", "User");
            }
            if (!theirs.isEmpty()) {
                group.set("members", theirs);
            }
            AboutPeople.@Nullable Placed result = placed.get(row.displayName());
            if (result != null) {
                result(group, schemas, result);
            }
            meta(group, ResourceType.GROUP, row.id(), row.version(), row.createdAt(), row.modifiedAt());
            groups.add(projection.apply(group));
        }
        return groups;
    }

    private static void result(ObjectNode group, ArrayNode schemas, AboutPeople.Placed placed) {
        schemas.add(Schemas.GROUP_RESULT.id());
        group.putObject(Schemas.GROUP_RESULT.id())
                .put("team", placed.team())
                .put("teamName", placed.name())
                .put("teamRole", placed.teamRole());
    }

    private void meta(ObjectNode resource, ResourceType type, String id, long version, long created, long modified) {
        resource.putObject("meta")
                .put("resourceType", type.word())
                .put("created", Instant.ofEpochMilli(created).toString())
                .put("lastModified", Instant.ofEpochMilli(modified).toString())
                .put("location", location(type, id))
                .put("version", ResourceVersion.of(version).tag());
    }

    String location(ResourceType type, String id) {
        return base + type.endpoint() + "/" + id;
    }
}
