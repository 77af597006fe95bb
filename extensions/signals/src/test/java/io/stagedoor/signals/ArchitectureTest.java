package io.stagedoor.signals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.stagedoor.testing.Room;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("signals");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of(
                "rest", List.of(),
                "source", List.of(),
                "ending", List.of(),
                "running", List.of("delivery", "ending", "streams"),
                "streams", List.of("rest"),
                "spi", List.of("rest"),
                "delivery", List.of("spi", "rest"),
                "store", List.of("delivery", "ending", "spi", "source", "streams", "rest")));
    }

    @Test
    void theDomainIsPure() {
        ROOM.theDomainIsPure("io.stagedoor.signals.api", "io.stagedoor.kernel");
    }

    @Test
    void othersAreMetInTheirApiOnly() {
        ROOM.othersAreMetInTheirApiOnly();
    }

    @Test
    void onlyStoresWriteStatements() {
        ROOM.onlyStoresWriteStatements();
    }

    @Test
    void entitiesNeverLeaveTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stagedoor.signals.store")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .check(ROOM.code());
    }
}
