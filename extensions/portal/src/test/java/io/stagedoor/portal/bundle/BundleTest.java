package io.stagedoor.portal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleTest {

    private static final Pattern REFERRED = Pattern.compile("(?:src|href)=\"/portal/assets/([^\"]+)\"");

    @Test
    void thePageRefersToAssetsThatThereAre() {
        Matcher referred = REFERRED.matcher(new EntryPage(Bundle.get()).html("/portal/assets"));
        int count = 0;
        while (referred.find()) {
            assertThat(Bundle.get().asset(referred.group(1)))
                    .describedAs(referred.group(1))
                    .isPresent();
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    @Test
    void thePageHasNothingInline() {
        String html = new EntryPage(Bundle.get()).html("/portal/assets");
        assertThat(html).doesNotContain("<style", " style=", " onload=").doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void aHostileRealmNameStaysInItsAttribute() {
        assertThat(new EntryPage(Bundle.get()).html("/realms/\"><script>/portal/assets"))
                .contains("/realms/&quot;&gt;&lt;script&gt;/portal/assets/")
                .doesNotContain("\"><script>/portal");
    }

    @Test
    void namesCarryADigestSoThatTheyMayBeKeptForGood() {
        assertThat(Bundle.get().entry("js/main.js")).matches("main-[A-Z0-9]{8}\\.js");
        assertThat(Bundle.get().entry("css/main.css")).matches("main-[A-Z0-9]{8}\\.css");
    }

    @Test
    void nothingButTheBuiltFilesIsServed() {
        assertThat(Bundle.get().asset("bundle.json")).isEmpty();
        assertThat(Bundle.get().asset("../web/bundle.json")).isEmpty();
        assertThat(Bundle.get().asset("")).isEmpty();
    }

    @Test
    void whatIsPackedIsTheSame() throws IOException {
        Asset main = Bundle.get().asset(Bundle.get().entry("js/main.js")).orElseThrow();
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(main.packed()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(main.plain());
        }
        assertThat(main.packed().length).isLessThan(main.plain().length / 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "br;q=1.0, gzip;q=0.8 | true",
                "GZIP | true",
                "gzip;q=0 | false",
                "gzip;q=0.00 | false",
                "br, deflate | false",
                "'' | false",
                "gzipped | false",
            })
    void gzipIsSentToWhoeverTakesIt(String acceptEncoding, boolean taken) {
        assertThat(ResponsePolicy.takesGzip(acceptEncoding)).isEqualTo(taken);
    }
}
