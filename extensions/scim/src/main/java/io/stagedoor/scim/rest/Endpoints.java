package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.change.Groups;
import io.stagedoor.scim.change.KnownRoles;
import io.stagedoor.scim.change.Users;
import io.stagedoor.scim.domain.PatchRequest;
import io.stagedoor.scim.domain.Projection;
import io.stagedoor.scim.domain.Resource;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ResourceVersion;
import io.stagedoor.scim.domain.Schemas;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.store.GroupRow;
import io.stagedoor.scim.store.UserRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which address does what (RFC 7644 3.2). */
final class Endpoints {

    private final Caller caller;
    private final ScimRequest request;

    Endpoints(Caller caller, ScimRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** Refuses by {@link ScimRefusal}: every refusal. */
    ScimAnswer answer() {
        List<String> path = request.path();
        String first = path.isEmpty() ? "" : path.getFirst().toLowerCase(Locale.ROOT);
        return switch (first) {
            case "serviceproviderconfig" ->
                discovered(path, 1, () -> discovery().configuration());
            case "resourcetypes" -> discovered(path, 2, () -> discovery().resourceTypes(second()));
            case "schemas" -> discovered(path, 2, () -> discovery().schemas(second()));
            case "me" -> throw new ScimRefusal(404, null, "A directory's token is nobody: there is no /Me for it.");
            case ".search" ->
                throw new ScimRefusal(501, null, "Search /Users/.search or /Groups/.search: not both at once.");
            default -> resource(ResourceType.at(first).orElseThrow(ScimRefusal::notFound), path);
        };
    }

    private interface Answering {
        ScimAnswer answer();
    }

    private ScimAnswer discovered(List<String> path, int longest, Answering answering) {
        if (path.size() > longest) {
            throw ScimRefusal.notFound();
        }
        requireMethod("GET");
        if (request.parameter("filter") != null) {
            throw new ScimRefusal(403, null, "Discovery is not filtered."); // RFC 7644 4
        }
        return answering.answer();
    }

    private Discovery discovery() {
        return new Discovery(request.base());
    }

    private @Nullable String second() {
        return request.path().size() > 1 ? request.path().get(1) : null;
    }

    private ScimAnswer resource(ResourceType type, List<String> path) {
        if (type == ResourceType.ROLE) {
            return roles();
        }
        if (path.size() == 1) {
            return switch (request.method()) {
                case "GET" -> search(type, Searching.Wanted.of(request));
                case "POST" -> create(type);
                default -> throw notAllowed();
            };
        }
        if (path.size() > 2) {
            throw ScimRefusal.notFound();
        }
        String id = path.get(1);
        if (id.equalsIgnoreCase(".search")) {
            requireMethod("POST");
            return search(type, Searching.Wanted.of(request.json()));
        }
        if (id.length() > 36) {
            throw ScimRefusal.notFound();
        }
        return switch (request.method()) {
            case "GET" -> read(type, id);
            case "PUT" -> replace(type, id);
            case "PATCH" -> patch(type, id);
            case "DELETE" -> delete(type, id);
            default -> throw notAllowed();
        };
    }

    private ScimAnswer roles() {
        caller.requireRead(ResourceType.ROLE);
        requireMethod("GET");
        List<ObjectNode> roles = new ArrayList<>();
        for (String name : new KnownRoles(caller.directory()).values()) {
            ObjectNode role = JsonNodeFactory.instance.objectNode();
            role.putArray("schemas").add(Schemas.ROLE.id());
            role.put("id", name);
            role.put("displayName", name);
            role.putObject("meta")
                    .put("resourceType", ResourceType.ROLE.word())
                    .put("location", rendering(ResourceType.ROLE).location(ResourceType.ROLE, name));
            roles.add(role);
        }
        @Nullable String wanted = second();
        if (wanted != null) {
            return ScimAnswer.ok(roles.stream()
                    .filter(role -> role.path("id").asText().equals(wanted))
                    .findFirst()
                    .orElseThrow(ScimRefusal::notFound));
        }
        if (request.parameter("filter") != null) {
            throw ScimRefusal.invalidFilter("Roles are not filtered.");
        }
        return ScimAnswer.ok(Searching.list(roles, roles.size(), 1));
    }

    private ScimAnswer search(ResourceType type, Searching.Wanted wanted) {
        caller.requireRead(type);
        return new Searching(caller, type, request.base()).search(wanted);
    }

    private ScimAnswer read(ResourceType type, String id) {
        caller.requireRead(type);
        ObjectNode found;
        long version;
        if (type == ResourceType.USER) {
            UserRow row = caller.directory().users().find(id).orElseThrow(ScimRefusal::notFound);
            version = row.version();
            found = rendering(type).user(row);
        } else {
            GroupRow row = caller.directory().groups().find(id).orElseThrow(ScimRefusal::notFound);
            version = row.version();
            found = rendering(type).group(row);
        }
        ResourceVersion tag = ResourceVersion.of(version);
        @Nullable String known = request.header("if-none-match");
        if (known != null && tag.isIn(known)) {
            return new ScimAnswer(304, null, java.util.Map.of("ETag", tag.tag()));
        }
        return ScimAnswer.ok(found).with("ETag", tag.tag());
    }

    private ScimAnswer create(ResourceType type) {
        caller.requireWrite(type);
        ObjectNode document = Resource.read(type, request.json());
        if (type == ResourceType.USER) {
            UserRow row = new Users(caller.directory(), request.dialect()).create(document);
            return created(type, row.id(), rendering(type).user(row), row.version());
        }
        GroupRow row = new Groups(caller.directory(), request.dialect()).create(document);
        return created(type, row.id(), rendering(type).group(row), row.version());
    }

    private ScimAnswer created(ResourceType type, String id, ObjectNode body, long version) {
        return new ScimAnswer(201, body, java.util.Map.of())
                .with("Location", rendering(type).location(type, id))
                .with("ETag", ResourceVersion.of(version).tag());
    }

    private ScimAnswer replace(ResourceType type, String id) {
        caller.requireWrite(type);
        ObjectNode document = Resource.read(type, request.json());
        if (type == ResourceType.USER) {
            UserRow row = new Users(caller.directory(), request.dialect()).replace(id, ifMatch(), document);
            return changed(rendering(type).user(row), row.version());
        }
        GroupRow row = new Groups(caller.directory(), request.dialect()).replace(id, ifMatch(), document);
        return changed(rendering(type).group(row), row.version());
    }

    private ScimAnswer patch(ResourceType type, String id) {
        caller.requireWrite(type);
        var operations = PatchRequest.read(type, request.json());
        if (type == ResourceType.USER) {
            UserRow row = new Users(caller.directory(), request.dialect()).patch(id, ifMatch(), operations);
            return changed(rendering(type).user(row), row.version());
        }
        GroupRow row = new Groups(caller.directory(), request.dialect()).patch(id, ifMatch(), operations);
        // RFC 7644 3.5.2 leaves the choice: a group is not read as a whole because one person came.
        return projection(type).isAskedFor()
                ? changed(rendering(type).group(row), row.version())
                : ScimAnswer.nothing()
                        .with("ETag", ResourceVersion.of(row.version()).tag());
    }

    private static ScimAnswer changed(ObjectNode body, long version) {
        return ScimAnswer.ok(body).with("ETag", ResourceVersion.of(version).tag());
    }

    private ScimAnswer delete(ResourceType type, String id) {
        caller.requireWrite(type);
        if (type == ResourceType.USER) {
            // An answer, not an exception: that their access has ended stands.
            return new Users(caller.directory(), request.dialect())
                    .delete(id, ifMatch())
                    .map(
                            after -> ScimAnswer.of(
                                    ScimRefusal.later(
                                            Math.toIntExact(after.toSeconds()),
                                            "Unusually many people leave at once. Access has ended; deleting waits until an administrator confirms it.")))
                    .orElseGet(ScimAnswer::nothing);
        }
        new Groups(caller.directory(), request.dialect()).delete(id, ifMatch());
        return ScimAnswer.nothing();
    }

    private @Nullable String ifMatch() {
        return request.header("if-match");
    }

    private Rendering rendering(ResourceType type) {
        return new Rendering(caller.directory(), request.base(), projection(type));
    }

    private Projection projection(ResourceType type) {
        return Projection.of(type, request.parameter("attributes"), request.parameter("excludedAttributes"));
    }

    private void requireMethod(String method) {
        if (!request.method().equals(method)) {
            throw notAllowed();
        }
    }

    private static ScimRefusal notAllowed() {
        return new ScimRefusal(405, null, "This cannot be done to this address.");
    }
}
