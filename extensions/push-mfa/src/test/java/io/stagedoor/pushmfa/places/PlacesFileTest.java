package io.stagedoor.pushmfa.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.testing.PlacesBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesFileTest {

    /** 203.0.113.0/24. */
    private static final int NETWORK = (203 << 16) | 113;

    private static final Map<String, Object> SPAIN = Map.of("names", Map.of("en", "Spain", "fr", "Espagne"));
    private static final Map<String, Object> SEVILLE =
            Map.of("city", Map.of("names", Map.of("en", "Seville", "de", "Sevilla")), "country", SPAIN);

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysTownAndCountryInTheLanguageThatIsAskedForOrInEnglish() throws IOException {
        PlacesFile places = places(SEVILLE);
        assertThat(places.near("203.0.113.7", "en")).contains("Seville, Spain");
        assertThat(places.near("203.0.113.255", "de")).contains("Sevilla, Spain");
        assertThat(places.near("203.0.113.0", "fr")).contains("Seville, Espagne");
    }

    @Test
    void saysTheCountryAloneWhereNoTownIsKnown() throws IOException {
        assertThat(places(Map.of("country", SPAIN)).near("203.0.113.7", "en")).contains("Spain");
        assertThat(places(Map.of("continent", SPAIN)).near("203.0.113.7", "en")).isEmpty();
    }

    @Test
    void saysNothingOfWhatTheFileDoesNotKnow() throws IOException {
        PlacesFile places = places(SEVILLE);
        for (String address : new String[] {"203.0.112.7", "127.0.0.1", "2001:db8::1", "::1"}) {
            assertThat(places.near(address, "en")).as(address).isEmpty();
        }
    }

    @Test
    void looksNoNameUp() throws IOException {
        PlacesFile places = places(SEVILLE);
        for (String name : new String[] {"localhost", "", "203.0.113", "cafe", "a:b:c:d:e:f:g:h:i"}) {
            assertThat(places.near(name, "en")).as(name).isEmpty();
        }
    }

    @Test
    void refusesAFileThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("none.mmdb"), "no database");
        assertThatThrownBy(() -> PlacesFile.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MaxMind DB format");
        assertThatThrownBy(() -> PlacesFile.open(folder.resolve("missing.mmdb")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PlacesFile places(Map<String, Object> record) throws IOException {
        return PlacesFile.open(Files.write(folder.resolve("places.mmdb"), PlacesBytes.of(NETWORK, record)));
    }
}
