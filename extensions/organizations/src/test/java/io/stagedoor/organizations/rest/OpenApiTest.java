package io.stagedoor.organizations.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.domain.AdministrativeAction;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the OpenAPI document says is what the resources have: an endpoint that is not described, or not there, fails. */
class OpenApiTest {

    private static final Map<String, Class<?>> RESOURCES =
            Map.of("overview", OverviewResource.class, "settings", SettingsResource.class);
    private static final Map<Class<? extends Annotation>, String> METHODS =
            Map.of(GET.class, "get", PUT.class, "put", POST.class, "post", DELETE.class, "delete");

    @ParameterizedTest
    @ValueSource(strings = {"overview", "settings"})
    void everyEndpointIsDescribedAndNothingElse(String capability) {
        Set<String> described = new TreeSet<>();
        document(capability)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        Set<String> present = new TreeSet<>();
        collect(Objects.requireNonNull(RESOURCES.get(capability)), "/organizations/{alias}/" + capability, present);
        assertThat(described).isEqualTo(present);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "settings"})
    void everyOperationNamesItsAdministrativeAction(String capability) {
        List<String> actions = document(capability).findValuesAsText("x-action");
        assertThat(actions).isNotEmpty();
        assertThat(Arrays.stream(AdministrativeAction.values()).map(Enum::name)).containsAll(actions);
    }

    @Test
    void schemasOfSeveralPartsDoNotMeet() {
        List<String> names = RESOURCES.keySet().stream()
                .flatMap(capability -> document(capability).path("components").path("schemas").properties().stream())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static void collect(Class<?> resource, String base, Set<String> found) {
        for (Method method : resource.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            if (path == null) {
                continue;
            }
            String address = path.value().isEmpty() ? base : base + "/" + path.value();
            List<String> verbs = Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(METHODS::containsKey)
                    .map(METHODS::get)
                    .toList();
            verbs.forEach(verb -> found.add(verb + " " + address));
            if (verbs.isEmpty()) {
                collect(method.getReturnType(), address, found);
            }
        }
    }

    private static JsonNode document(String capability) {
        return Json.resource(Capability.class, capability + ".json");
    }
}
