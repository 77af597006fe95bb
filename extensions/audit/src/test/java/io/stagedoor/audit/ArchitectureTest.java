package io.stagedoor.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import io.stagedoor.testing.Room;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("audit");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of("rest", List.of(), "spi", List.of(), "store", List.of("spi", "rest")));
    }

    @Test
    void theDomainIsPure() {
        ROOM.theDomainIsPure("io.stagedoor.audit.api");
    }

    @Test
    void othersAreMetInTheirApiOnly() {
        ROOM.othersAreMetInTheirApiOnly();
    }

    @Test
    void onlyStoresWriteStatements() {
        ROOM.onlyStoresWriteStatements();
    }

    /** The trail only ever grows. */
    @Test
    void nothingChangesOrRemovesAFact() {
        noClasses()
                .should()
                .callMethod(EntityManager.class, "remove", Object.class)
                .orShould()
                .callMethod(EntityManager.class, "merge", Object.class)
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("executeUpdate")))
                .check(ROOM.code());
    }

    /** Its one statement of that kind adds a row. */
    @Test
    void statementsAreSentByTheTableAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.stagedoor.audit.store.AuditTable")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("prepareStatement")))
                .check(ROOM.code());
    }
}
