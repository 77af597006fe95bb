package io.stagedoor.secrets;

import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("secrets");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of("spi", List.of(), "api", List.of("spi"), "domain", List.of("spi")));
    }

    @Test
    void theDomainIsPure() {
        ROOM.theDomainIsPure("javax.crypto..");
    }
}
