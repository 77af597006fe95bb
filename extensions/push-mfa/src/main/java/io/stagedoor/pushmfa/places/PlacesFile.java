package io.stagedoor.pushmfa.places;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.stagedoor.pushmfa.domain.Places;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A file in the MaxMind DB format with cities or countries (GeoLite2, DB-IP Lite, or one's own), read where it lies. */
public final class PlacesFile implements Places {

    private static final Logger LOG = Logger.getLogger(PlacesFile.class);

    /** So that no name is ever looked up. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final String FALLBACK = "en";

    private final Reader reader;

    private PlacesFile(Reader reader) {
        this.reader = reader;
    }

    /**
     * Reads it from now on.
     *
     * @throws IllegalArgumentException where it cannot be read
     */
    public static PlacesFile open(Path file) {
        try {
            return new PlacesFile(new Reader(file.toFile(), new CHMCache()));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file of places " + file + " cannot be read. Name a file in the MaxMind DB format, or none.",
                    e);
        }
    }

    @Override
    public Optional<String> near(String address, String language) {
        @Nullable Map<?, ?> found = found(address);
        if (found == null) {
            return Optional.empty();
        }
        String place = Stream.of("city", "country")
                .flatMap(part -> named(found.get(part), language).stream())
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }

    private @Nullable Map<?, ?> found(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return null;
        }
        try {
            return reader.get(InetAddress.getByName(address), Map.class);
        } catch (UnknownHostException | IllegalArgumentException e) {
            return null; // no address, or one of IPv6 where the file knows none
        } catch (IOException e) {
            LOG.warn("the file of places cannot be read any more", e);
            return null;
        }
    }

    private static Optional<String> named(@Nullable Object part, String language) {
        if (!(part instanceof Map<?, ?> map && map.get("names") instanceof Map<?, ?> names)) {
            return Optional.empty();
        }
        @Nullable Object name = names.containsKey(language) ? names.get(language) : names.get(FALLBACK);
        return name instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
