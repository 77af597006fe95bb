package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.Attribute;
import io.stagedoor.scim.domain.Dialect;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.Schema;
import io.stagedoor.scim.domain.Schemas;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be had here (RFC 7644 4, RFC 7643 5 to 7, RFC 9865 4): made of the rules that are followed, so it is true. */
final class Discovery {

    private static final Set<Attribute.Type> COMPARED_BY_CASE =
            EnumSet.of(Attribute.Type.STRING, Attribute.Type.REFERENCE, Attribute.Type.BINARY);

    private static final String API = "urn:ietf:params:scim:schemas:core:2.0:";

    private final String base;
    private final Dialect dialect;

    Discovery(String base, Dialect dialect) {
        this.base = base;
        this.dialect = dialect;
    }

    ScimAnswer configuration() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("schemas").add(API + "ServiceProviderConfig");
        config.put("documentationUri", "https://www.rfc-editor.org/rfc/rfc7644");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", Bulk.MOST_OPERATIONS)
                .put("maxPayloadSize", ScimRequest.LONGEST);
        config.putObject("filter").put("supported", true).put("maxResults", Wanted.LARGEST_PAGE);
        config.putObject("changePassword").put("supported", true);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        if (dialect.knowsPagination()) {
            config.putObject("pagination")
                    .put("cursor", true)
                    .put("index", true)
                    .put("defaultPaginationMethod", "index")
                    .put("defaultPageSize", Wanted.DEFAULT_PAGE)
                    .put("maxPageSize", Wanted.LARGEST_PAGE);
        }
        ArrayNode schemes = config.putArray("authenticationSchemes");
        schemes.addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put(
                        "description",
                        "A token that an administrator of the organization made, or an access token of a"
                                + " service account with audience " + Recognition.AUDIENCE)
                .put("specUri", "https://www.rfc-editor.org/rfc/rfc6750")
                .put("primary", true);
        config.putObject("meta")
                .put("resourceType", "ServiceProviderConfig")
                .put("location", base + "/ServiceProviderConfig");
        return ScimAnswer.ok(config);
    }

    /** One by its name, or all where it is null. */
    ScimAnswer resourceTypes(@Nullable String name) {
        List<ObjectNode> found = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            if (name == null || type.word().equalsIgnoreCase(name)) {
                found.add(type(type));
            }
        }
        return answer(found, name);
    }

    /** One by its id, or all where it is null. */
    ScimAnswer schemas(@Nullable String id) {
        List<ObjectNode> found = new ArrayList<>();
        for (Schema schema : Schemas.ALL) {
            if (id == null || schema.id().equalsIgnoreCase(id)) {
                found.add(schema(schema));
            }
        }
        return answer(found, id);
    }

    private static ScimAnswer answer(List<ObjectNode> found, @Nullable String wanted) {
        if (wanted != null) {
            return ScimAnswer.ok(found.stream().findFirst().orElseThrow(ScimRefusal::notFound));
        }
        return ScimAnswer.ok(Reading.list(found, found.size(), 1));
    }

    private ObjectNode type(ResourceType type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("schemas").add(API + "ResourceType");
        node.put("id", type.word());
        node.put("name", type.word());
        node.put("endpoint", type.endpoint());
        node.put("description", type.schema().description());
        node.put("schema", type.schema().id());
        ArrayNode extensions = node.putArray("schemaExtensions");
        type.extensions()
                .forEach(extension ->
                        extensions.addObject().put("schema", extension.id()).put("required", false));
        node.putObject("meta")
                .put("resourceType", "ResourceType")
                .put("location", base + "/ResourceTypes/" + type.word());
        return node;
    }

    private ObjectNode schema(Schema schema) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("schemas").add(API + "Schema");
        node.put("id", schema.id());
        node.put("name", schema.name());
        node.put("description", schema.description());
        ArrayNode attributes = node.putArray("attributes");
        schema.attributes().forEach(attribute -> attributes.add(attribute(attribute)));
        node.putObject("meta").put("resourceType", "Schema").put("location", base + "/Schemas/" + schema.id());
        return node;
    }

    private static ObjectNode attribute(Attribute attribute) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", attribute.name());
        node.put("type", attribute.type().word());
        node.put("multiValued", attribute.multiValued());
        node.put("description", attribute.name());
        node.put("required", attribute.required());
        if (COMPARED_BY_CASE.contains(attribute.type())) {
            node.put("caseExact", attribute.caseExact());
        }
        node.put("mutability", attribute.mutability().word());
        node.put("returned", attribute.returned().word());
        if (attribute.type() != Attribute.Type.BOOLEAN) {
            node.put("uniqueness", attribute.uniqueness().word());
        }
        if (!attribute.canonicalValues().isEmpty()) {
            ArrayNode values = node.putArray("canonicalValues");
            attribute.canonicalValues().forEach(values::add);
        }
        if (attribute.type() == Attribute.Type.REFERENCE) {
            ArrayNode types = node.putArray("referenceTypes");
            attribute.references().forEach(types::add);
        }
        if (attribute.isComplex()) {
            ArrayNode sub = node.putArray("subAttributes");
            attribute.sub().forEach(one -> sub.add(attribute(one)));
        }
        return node;
    }
}
