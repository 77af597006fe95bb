package io.stagedoor.scim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.database.Statements;
import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.FilterParser;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, orders and pages in the database. */
class UserStoreTest {

    private final Database database = new Database("scim");
    private final UserStore acme = new UserStore(database.entities(), "acme");
    private final UserStore globex = new UserStore(database.entities(), "globex");

    @BeforeEach
    void fill() {
        insert(acme, "1", """
                {'userName':'Maya@acme.example','externalId':'A1','title':'Editor','name':{'familyName':'Okafor'},
                 'emails':[{'value':'maya@acme.example','type':'work','primary':true},{'value':'maya@home.example','type':'home'}],
                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Post','manager':{'value':'2'}}}""");
        insert(acme, "2", """
                {'userName':'noah_%@acme.example','externalId':'a1','name':{'familyName':'Adler'},
                 'emails':[{'value':'noah@acme.example','type':'home'}],'addresses':[{'locality':'Lyon'}]}""");
        insert(acme, "3", "{'userName':'zoe@acme.example','active':false,'roles':[{'value':'Admin'}]}");
        insert(globex, "4", "{'userName':'maya@acme.example','externalId':'A1'}");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userName eq 'MAYA@ACME.EXAMPLE'                            | 1
            userName ne 'maya@acme.example'                            | 2 3
            userName co '_%'                                           | 2
            userName sw 'zo' or userName ew 'nothing'                  | 3
            userName gt 'n'                                            | 2 3
            externalId eq 'a1'                                         | 2
            title pr                                                   | 1
            not (title pr)                                             | 2 3
            title eq null                                              | 2 3
            active eq false                                            | 3
            active eq 'True'                                           | 1 2
            name.familyName eq 'okafor' and active eq true             | 1
            name pr                                                    | 1 2
            emails eq 'maya@home.example'                              | 1
            emails.value co 'acme'                                     | 1 2
            emails[type eq 'work' and value co 'home']                 |
            emails[type eq 'home' and value co 'home']                 | 1
            emails[type eq 'work'].value eq 'maya@acme.example'        | 1
            emails.primary eq true                                     | 1
            emails pr                                                  | 1 2
            addresses.locality eq 'lyon'                               | 2
            roles.value eq 'admin'                                     | 3
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq 'post' | 1
            manager eq '2'                                             | 1
            meta.created ge '1970-01-01T00:00:00Z'                     | 1 2 3
            meta.lastModified lt '1970-01-01T00:00:00Z'                |
            id eq '3'                                                  | 3
            groups.value eq 'g'                                        |
            """)
    void findsWhatTheFilterSaysAndNothingOfAnotherOrganization(String filter, @Nullable String ids) {
        Listed<UserRow> found = acme.list(query(filter, null, false, 0, 10));
        assertThat(UserStore.ids(found.items())).isEqualTo(ids == null ? List.of() : List.of(ids.split(" ", -1)));
        assertThat(found.total()).isEqualTo(found.items().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password eq 'x'", "photos.value eq 'x'", "nosuch pr", "emails[nosuch eq 'x']", "active gt true",
                "active co 'x'", "title gt null", "meta.created eq 'yesterday'", "meta.created co '2026'", "name eq 'x'"
            })
    void whatIsNotMappedIsRefusedAndNeverAnEmptyList(String filter) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> acme.list(query(filter, null, false, 0, 10)))
                .matches(refusal -> "invalidFilter".equals(refusal.scimType()));
    }

    @Test
    void whoHasNothingToSortByComesLastAndFirstTheOtherWayRound() {
        AttributePath familyName =
                AttributePath.find(ResourceType.USER, "name.familyName").orElseThrow();
        assertThat(UserStore.ids(
                        acme.list(query(null, familyName, false, 0, 10)).items()))
                .containsExactly("2", "1", "3");
        assertThat(UserStore.ids(acme.list(query(null, familyName, true, 0, 10)).items()))
                .containsExactly("3", "1", "2");
    }

    @Test
    void pagesAreCutAndTheWholeIsCountedWithoutAFilterToo() {
        Listed<UserRow> page = acme.list(query(null, null, false, 1, 1));
        assertThat(UserStore.ids(page.items())).containsExactly("2");
        assertThat(page.total()).isEqualTo(3);
        assertThat(acme.list(query(null, null, false, 0, 0)).total()).isEqualTo(3);
        acme.delete("2");
        assertThat(acme.list(query(null, null, false, 5, 1)).total()).isEqualTo(2);
        assertThat(acme.list(query("emails.value eq 'noah@acme.example'", null, false, 0, 5))
                        .items())
                .isEmpty();
    }

    @Test
    void aQueryThatTakesMoreThanASecondIsStoppedAndRefused() {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> Listing.asked(
                        new Statements(database.entities()),
                        "select count(*), 0 from system_range(1, 100000) a, system_range(1, 100000) b where a.x + b.x < 0",
                        Map.of(),
                        0,
                        0))
                .matches(refusal -> "tooMany".equals(refusal.scimType()));
    }

    private static ListQuery query(
            @Nullable String filter, @Nullable AttributePath sortBy, boolean descending, int offset, int limit) {
        return new ListQuery(
                filter == null ? null : FilterParser.parse(filter.replace("'", "\"")),
                sortBy,
                descending,
                offset,
                null,
                limit);
    }

    private static void insert(UserStore store, String id, String document) {
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(document.replace("'", "\""));
            store.insert(
                    "realm",
                    new UserRow(id, null, "", json.path("active").asBoolean(true), "", json, 1, 1000, 2000),
                    Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }
}
