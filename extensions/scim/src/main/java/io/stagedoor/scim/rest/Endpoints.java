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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which address does what (RFC 7644 3.2). */
final class Endpoints {

    /** Ours are UUIDs. What cannot be one is asked of no database. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,36}");

    private final Caller caller;
    private final ScimRequest request;
    private final boolean again;

    /**
     * A request of somebody who was recognized.
     *
     * @param again whether another one was in its way before
     */
    Endpoints(Caller caller, ScimRequest request, boolean again) {
        this.caller = caller;
        this.request = request;
        this.again = again;
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
            // RFC 7644 3.11: whoever speaks here is a directory or a service account, and so no resource of this
            // server.
            case "me" -> throw new ScimRefusal(501, null, "Who speaks here is not a person: there is no /Me.");
            case "" -> {
                requireMethod("GET");
                yield new SearchingAll(caller, Wanted.of(request), request.base()).answer();
            }
            case ".search" -> {
                requireNothingBehind(path, 1);
                requireMethod("POST");
                yield new SearchingAll(caller, Wanted.of(request.json()), request.base()).answer();
            }
            default -> resource(ResourceType.at(first).orElseThrow(ScimRefusal::notFound), path);
        };
    }

    private interface Answering {
        ScimAnswer answer();
    }

    private ScimAnswer discovered(List<String> path, int longest, Answering answering) {
        requireNothingBehind(path, longest);
        requireMethod("GET");
        if (request.parameter("filter") != null) {
            throw new ScimRefusal(403, null, "Discovery is not filtered."); // RFC 7644 4
        }
        return answering.answer();
    }

    private static void requireNothingBehind(List<String> path, int longest) {
        if (path.size() > longest) {
            throw ScimRefusal.notFound();
        }
    }

    private Discovery discovery() {
        return new Discovery(request.base(), request.dialect());
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
                case "GET" -> search(type, Wanted.of(request));
                case "POST" -> create(type);
                default -> throw ScimRefusal.notAllowed("GET, POST");
            };
        }
        requireNothingBehind(path, 2);
        String id = path.get(1);
        if (id.equalsIgnoreCase(".search")) {
            requireMethod("POST");
            return search(type, Wanted.of(request.json()));
        }
        if (!ID.matcher(id).matches()) {
            throw ScimRefusal.notFound();
        }
        return switch (request.method()) {
            case "GET" -> read(type, id);
            case "PUT" -> replace(type, id);
            case "PATCH" -> patch(type, id);
            case "DELETE" -> delete(type, id);
            default -> throw ScimRefusal.notAllowed("GET, PUT, PATCH, DELETE");
        };
    }

    private ScimAnswer roles() {
        caller.requireRead(ResourceType.ROLE);
        requireNothingBehind(request.path(), 2);
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
        Wanted page = Wanted.of(request);
        int from = Math.min(page.start() - 1, roles.size());
        int to = Math.min(from + page.page(), roles.size());
        return ScimAnswer.ok(Reading.list(roles.subList(from, to), roles.size(), page.start()));
    }

    private ScimAnswer search(ResourceType type, Wanted wanted) {
        caller.requireRead(type);
        return new Searching(caller, type, wanted, request.base()).answer();
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
            UserRow row = new Users(caller.directory(), request.dialect()).create(document, again);
            return created(type, row.id(), rendering(type).newUser(row), row.version());
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
            throw ScimRefusal.notAllowed(method);
        }
    }
}
