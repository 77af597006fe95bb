package io.stagedoor.federation;

import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("federation");

    @Test
    void layersPointOneWay() {
        List<String> doors = List.of("rest", "spi", "flow", "broker");
        ROOM.layersPointOneWay(Map.of(
                "rest", List.of(),
                "spi", List.of(),
                "flow", List.of(),
                "broker", List.of(),
                "oidc", List.of("broker"),
                "saml", List.of("broker"),
                "dns", List.of("rest", "change"),
                "change", doors,
                "store", List.of("change", "rest", "spi")));
    }

    @Test
    void theDomainIsPure() {
        ROOM.theDomainIsPure();
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
    void nobodyReadsTheClockOfTheSystem() {
        ROOM.nobodyReadsTheClockOfTheSystem();
    }
}
