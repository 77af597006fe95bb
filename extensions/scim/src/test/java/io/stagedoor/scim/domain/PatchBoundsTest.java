package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each part of a PATCH within its bound, all of them together beyond what one request may cost. */
class PatchBoundsTest {

    private static final Dialect ENTRA = Dialect.of("Microsoft Azure AD SCIM provisioning", "");

    @Test
    void valuesThatAreAddedOneByOneAreCountedLikeThoseThatComeTogether() {
        assertThat(patched(typed(Coercion.MOST_VALUES)).path("emails")).hasSize(Coercion.MOST_VALUES);
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> patched(typed(Coercion.MOST_VALUES + 1)))
                .matches(refusal -> "invalidValue".equals(refusal.scimType()));
    }

    @Test
    void operationsTimesValuesTimesComparisonsAreBounded() {
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("userName", "a");
        person.set("emails", values("there", 100));
        new Patch(ResourceType.USER, Dialect.RFC, person).apply(removals(10, 100));
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> new Patch(ResourceType.USER, Dialect.RFC, person).apply(removals(100, 100)))
                .matches(refusal -> "tooMany".equals(refusal.scimType()));
    }

    @Test
    void longTextsAreComparedLessOften() {
        new Patch(ResourceType.USER, Dialect.RFC, person("x")).apply(removals(100, 100));
        ObjectNode person = person("x".repeat(Coercion.LONGEST_TEXT));
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> new Patch(ResourceType.USER, Dialect.RFC, person).apply(removals(100, 100)))
                .matches(refusal -> "tooMany".equals(refusal.scimType()));
    }

    @Test
    void valuesThatAreAddedOrRemovedManyAtOnceAreBoundedToo() {
        for (PatchOperation.Kind kind : List.of(PatchOperation.Kind.ADD, PatchOperation.Kind.REMOVE)) {
            PatchOperation operation =
                    new PatchOperation(kind, FilterParser.parsePath("emails"), true, values("n", 100));
            ObjectNode person = JsonNodeFactory.instance.objectNode().put("userName", "a");
            person.set("emails", values("there", 100));
            new Patch(ResourceType.USER, Dialect.RFC, person.deepCopy()).apply(List.of(operation));
            assertThatExceptionOfType(ScimRefusal.class)
                    .isThrownBy(() -> new Patch(ResourceType.USER, Dialect.RFC, person)
                            .apply(Collections.nCopies(100, operation)))
                    .matches(refusal -> "tooMany".equals(refusal.scimType()));
        }
    }

    @Test
    void stepsOfOneKindAreOneAndTheirMembersAreCountedTogether() {
        assertThat(MemberStep.joined(List.of(
                        new MemberStep.Add(Set.of("a")),
                        new MemberStep.Add(Set.of("b")),
                        new MemberStep.Remove(Set.of("a")),
                        new MemberStep.Replace(Set.of("a")),
                        new MemberStep.Replace(Set.of("c")))))
                .containsExactly(
                        new MemberStep.Add(Set.of("a", "b")),
                        new MemberStep.Remove(Set.of("a")),
                        new MemberStep.Replace(Set.of("c")));
        assertThat(MemberStep.joined(
                        List.of(members(0, MemberStep.MOST / 2), members(MemberStep.MOST / 2, MemberStep.MOST))))
                .hasSize(1);
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> MemberStep.joined(
                        List.of(members(0, MemberStep.MOST / 2), members(MemberStep.MOST / 2, MemberStep.MOST + 1))))
                .matches(refusal -> refusal.status() == 413);
    }

    private static MemberStep members(int from, int to) {
        return new MemberStep.Add(
                IntStream.range(from, to).mapToObj(i -> "m" + i).collect(Collectors.toSet()));
    }

    /** Of nothing, by as many comparisons each. */
    private static List<PatchOperation> removals(int operations, int comparisons) {
        String path = IntStream.range(0, comparisons)
                .mapToObj(i -> "value co \"n" + i + "\"")
                .collect(Collectors.joining(" or ", "emails[", "]"));
        return Collections.nCopies(
                operations, new PatchOperation(PatchOperation.Kind.REMOVE, FilterParser.parsePath(path), true, null));
    }

    private static ArrayNode values(String name, int count) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, count).forEach(i -> values.addObject().put("value", name + i));
        return values;
    }

    private static Stream<String> typed(int count) {
        return IntStream.range(0, count - 1).mapToObj(i -> "emails[type eq \"t" + i + "\"].value");
    }

    private static ObjectNode patched(Stream<String> paths) {
        ObjectNode person = person("one");
        new Patch(ResourceType.USER, ENTRA, person)
                .apply(paths.map(PatchBoundsTest::operation).toList());
        return person;
    }

    private static PatchOperation operation(String path) {
        return new PatchOperation(
                PatchOperation.Kind.ADD,
                FilterParser.parsePath(path),
                true,
                JsonNodeFactory.instance.textNode("value"));
    }

    private static ObjectNode person(String address) {
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("userName", "a");
        person.putArray("emails").addObject().put("value", address);
        return person;
    }
}
