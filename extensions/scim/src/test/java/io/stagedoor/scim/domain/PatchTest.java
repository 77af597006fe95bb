package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7644 3.5.2, and what directories make of it. Texts stand in single quotes here. */
class PatchTest {

    private static final Dialect ENTRA = Dialect.of("Microsoft Azure AD SCIM provisioning", "");
    private static final String BEFORE = """
            {'userName': 'a', 'title': 'Boss', 'name': {'givenName': 'A', 'familyName': 'B'},
             'emails': [{'value': 'a@w', 'type': 'work', 'primary': true}, {'value': 'a@h', 'type': 'home'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'D'}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'op':'add','path':'nickName','value':'N'}                             | /nickName          | "N"
            {'op':'Add','value':{'nickName':'N'}}                                  | /nickName          | "N"
            {'op':'replace','value':{'name.givenName':'X'}}                        | /name              | {"givenName":"X","familyName":"B"}
            {'op':'replace','path':'name','value':{'givenName':'X'}}               | /name              | {"givenName":"X","familyName":"B"}
            {'op':'add','path':'name.middleName','value':'M'}                      | /name/middleName   | "M"
            {'op':'remove','path':'title'}                                         | /title             |
            {'op':'replace','path':'title','value':null}                           | /title             |
            {'op':'remove','path':'emails'}                                        | /emails            |
            {'op':'remove','path':'emails[type eq \\'home\\']'}                    | /emails            | [{"value":"a@w","type":"work","primary":true}]
            {'op':'remove','path':'emails','value':[{'value':'a@h'}]}              | /emails            | [{"value":"a@w","type":"work","primary":true}]
            {'op':'replace','path':'emails[type eq \\'work\\'].value','value':'n'} | /emails/0/value    | "n"
            {'op':'replace','path':'emails[type eq \\'home\\']','value':{'value':'n','type':'home'}} | /emails/1 | {"value":"n","type":"home"}
            {'op':'add','path':'emails','value':[{'value':'a@w','type':'work'}]}   | /emails/0          | {"value":"a@w","type":"work","primary":true}
            {'op':'add','path':'emails','value':{'value':'c','primary':true}}      | /emails/0/primary  | false
            {'op':'add','path':'emails','value':{'value':'c','primary':true}}      | /emails/2          | {"value":"c","primary":true}
            {'op':'add','path':'emails[type eq \\'other\\'].value','value':'o'}    | /emails/2          | {"type":"other","value":"o"}
            {'op':'replace','path':'emails','value':[{'value':'x'}]}               | /emails            | [{"value":"x"}]
            {'op':'replace','path':'emails.type','value':'other'}                  | /emails/1/type     | "other"
            {'op':'replace','path':'active','value':'False'}                       | /active            | false
            {'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'T'} | /title | "T"
            {'op':'replace','path':'department','value':'E'}                       | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department | "E"
            {'op':'remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'} | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User |
            {'op':'replace','value':{'id':'z','schemas':[],'meta':{},'title':'T'}} | /title             | "T"
            {'op':'remove','path':'emails[type eq \\'nowhere\\']'}                 | /emails/0/value    | "a@w"
            """)
    void changesWhatItNames(String operation, String pointer, @Nullable String after) {
        JsonNode found = patched(Dialect.RFC, operation).at(pointer);
        assertThat(found.isMissingNode() ? null : found).isEqualTo(after == null ? null : json(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'op':'remove','path':'userName'}                                       | mutability
            {'op':'replace','path':'userName','value':''}                           | invalidValue
            {'op':'replace','path':'id','value':'x'}                                | mutability
            {'op':'add','path':'groups','value':[{'value':'g'}]}                    | mutability
            {'op':'remove'}                                                         | noTarget
            {'op':'replace','path':'emails[type eq \\'x\\'].value','value':'n'}     | noTarget
            {'op':'replace','path':'emails[type eq \\'x\\']','value':{'value':'n'}} | noTarget
            {'op':'add','path':'nosuch','value':'n'}                                | invalidPath
            {'op':'add','path':'name.nosuch','value':'n'}                           | invalidPath
            {'op':'add','path':'emails[nosuch eq 1].value','value':'n'}             | invalidPath
            {'op':'add','path':'title[value eq 1]','value':'n'}                     | invalidPath
            {'op':'bogus','path':'title','value':'n'}                               | invalidSyntax
            {'op':'add','path':'title'}                                             | invalidValue
            {'op':'add','value':'n'}                                                | invalidValue
            {'op':'add','path':'title','value':{'a':1}}                             | invalidValue
            {'op':'add','path':'active','value':'perhaps'}                          | invalidValue
            """)
    void refusesWhatCannotBe(String operation, String scimType) {
        assertThatExceptionOfType(ScimRefusal.class)
                .isThrownBy(() -> patched(Dialect.RFC, operation))
                .matches(refusal -> refusal.status() == 400 && scimType.equals(refusal.scimType()));
    }

    @Test
    void entraReplacesWhatIsNotThereAndMeansToAddIt() {
        assertThat(patched(ENTRA, "{'op':'Replace','path':'emails[type eq \\'other\\'].value','value':'o'}")
                        .at("/emails/2")
                        .toString())
                .isEqualTo("{\"type\":\"other\",\"value\":\"o\"}");
    }

    @Test
    void aRoleInsideATextIsUnpacked() {
        ObjectNode role = JsonNodeFactory.instance
                .objectNode()
                .put("value", "{\"value\":\"Admin\",\"displayName\":\"The admin\"}");
        assertThat(patched(ENTRA, "{'op':'Add','path':'roles','value':[" + role + "]}")
                        .at("/roles/0"))
                .isEqualTo(json("{'value':'Admin','display':'The admin'}"));
    }

    private static JsonNode patched(Dialect dialect, String operation) {
        ObjectNode resource = (ObjectNode) json(BEFORE);
        new Patch(ResourceType.USER, dialect, resource)
                .apply(PatchRequest.read(
                        ResourceType.USER,
                        json("{'schemas':['" + PatchRequest.SCHEMA + "'],'Operations':[" + operation + "]}")));
        return resource;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace("'", "\""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
