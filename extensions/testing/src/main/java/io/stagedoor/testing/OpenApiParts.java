package io.stagedoor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.domain.AdministrativeAction;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A capability's parts of the served OpenAPI document, beside the resources that they describe. */
public final class OpenApiParts {

    private static final Map<Class<? extends Annotation>, String> METHODS = Map.of(
            GET.class, "get", PUT.class, "put", POST.class, "post", PATCH.class, "patch", DELETE.class, "delete");

    private record Part(JsonNode document, String base, Class<?> resource) {}

    private final Class<?> beside;
    private final List<Part> parts = new ArrayList<>();

    /** @param beside a class in whose package the documents stand */
    public OpenApiParts(Class<?> beside) {
        this.beside = beside;
    }

    /** {@code name.json}, about what is below {@code /organizations/{alias}/name}. */
    public OpenApiParts ofOrganizations(String name, Class<?> resource) {
        return part(name, "/organizations/{alias}/" + name, resource);
    }

    /** {@code name.json}, about what is below {@code /name}. */
    public OpenApiParts ofTheRealm(String name, Class<?> resource) {
        return part(name, "/" + name, resource);
    }

    /** A document that is not called after its address. */
    public OpenApiParts part(String name, String base, Class<?> resource) {
        parts.add(new Part(Json.resource(beside, name + ".json"), base, resource));
        return this;
    }

    /** An endpoint that is not described, or described and not there, fails. */
    public void describeEveryEndpointAndNothingElse() {
        for (Part part : parts) {
            Set<String> described = new TreeSet<>();
            part.document()
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> described.add(method + " " + path.getKey())));
            Set<String> present = new TreeSet<>();
            collect(part.resource(), part.base(), present);
            assertThat(described).as(part.base()).isEqualTo(present).isNotEmpty();
        }
    }

    /** The matrix of organization roles walks the operations by these names. */
    public void nameAnAdministrativeActionForEveryOperationOfOrganizations() {
        List<String> known =
                Arrays.stream(AdministrativeAction.values()).map(Enum::name).toList();
        for (Part part : parts) {
            if (part.base().startsWith("/organizations/")) {
                part.document()
                        .path("paths")
                        .forEach(path -> path.forEach(operation -> assertThat(
                                        operation.path("x-action").asText())
                                .as(operation.path("operationId").asText())
                                .isIn(known)));
            }
        }
    }

    /** Parts are laid over each other: a name stands in one of them only. */
    public void keepTheirSchemasApart() {
        List<String> names = parts.stream()
                .flatMap(part -> part.document().path("components").path("schemas").properties().stream())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static void collect(Class<?> resource, String base, Set<String> found) {
        for (Method method : resource.getDeclaredMethods()) {
            List<String> verbs = Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(METHODS::containsKey)
                    .map(METHODS::get)
                    .toList();
            @Nullable Path path = method.getAnnotation(Path.class);
            String address = path == null || path.value().isEmpty() ? base : base + "/" + path.value();
            verbs.forEach(verb -> found.add(verb + " " + address));
            if (path != null && verbs.isEmpty()) {
                collect(method.getReturnType(), address, found);
            }
        }
    }
}
