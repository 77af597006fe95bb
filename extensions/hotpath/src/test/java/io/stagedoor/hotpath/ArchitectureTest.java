package io.stagedoor.hotpath;

import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("hotpath");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of("spi", List.of(), "domain", List.of("spi")));
    }

    @Test
    void theDomainIsPure() {
        ROOM.theDomainIsPure();
    }
}
