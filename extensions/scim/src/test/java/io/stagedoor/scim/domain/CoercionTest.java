package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What directories send, and what is kept of it. Texts stand in single quotes here. */
class CoercionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'active':'True'}                                  | /active         | true
            {'active':''}                                      | /active         |
            {'Title':'T'}                                      | /title          | "T"
            {'title':['T']}                                    | /title          | "T"
            {'title':7}                                        | /title          | "7"
            {'title':''}                                       | /title          |
            {'emails':null}                                    | /emails         |
            {'emails':[]}                                      | /emails         |
            {'emails':{'value':'a@b'}}                         | /emails         | [{"value":"a@b"}]
            {'emails':['a@b']}                                 | /emails         | [{"value":"a@b"}]
            {'emails':[{'value':'a@b'},{'value':'a@b'}]}       | /emails         | [{"value":"a@b"}]
            {'emails':[{'value':''}]}                          | /emails         |
            {'id':'x'}                                         | /id             |
            {'groups':[{'value':'g'}]}                         | /groups         |
            {'nosuch':'x'}                                     | /nosuch         |
            {'name.givenName':'G'}                             | /name/givenName | "G"
            {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'manager':'m'}} | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value | "m"
            {'roles':[{'value':'a','primary':'True'},{'value':'b','primary':'True'}]} | /roles/1/primary | false
            """)
    void isUnderstood(String member, String pointer, @Nullable String kept) {
        JsonNode found = read(member).at(pointer);
        assertThat(found.isMissingNode() ? null : found).isEqualTo(kept == null ? null : json(kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'title':['a','b']}
            {'title':{'a':'b'}}
            {'active':'yes'}
            {'name':'x'}
            {'title':'a\\u0000b'}
            {'emails':[{'value':'a','primary':true},{'value':'b','primary':true}]}
            """)
    void isRefused(String member) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> read(member))
                .matches(refusal -> "invalidValue".equals(refusal.scimType()));
    }

    @Test
    void aUserHasANameAndItsSchema() {
        refused("{'schemas':['" + Schemas.USER.id() + "']}");
        refused("{'schemas':['" + Schemas.USER.id() + "'],'userName':'  '}");
        refused("{'userName':'a'}");
        refused("{'schemas':['" + Schemas.GROUP.id() + "'],'userName':'a'}");
    }

    private static void refused(String body) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> Resource.read(ResourceType.USER, json(body)))
                .matches(refusal -> refusal.status() == 400);
    }

    private static JsonNode read(String member) {
        return Resource.read(
                ResourceType.USER,
                json("{'schemas':['" + Schemas.USER.id() + "'],'userName':'a'," + member.substring(1)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace("'", "\""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
