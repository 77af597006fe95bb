import { createServer } from 'node:http';
import * as jose from 'jose';
const iss='http://localhost:18380/realms/studio';
const jwks=jose.createRemoteJWKSet(new URL(iss+'/protocol/openid-connect/certs'));
createServer(async (q,r)=>{
  const uri=q.headers['x-forwarded-uri']||'';
  const refuse=(s,e,d)=>{r.writeHead(s,{'www-authenticate':`Bearer realm="stagedoor"`+(e?`, error="${e}", error_description="${d}"`:''),'content-type':'application/problem+json','x-request-id':q.headers['x-request-id']||'none-given','x-auth-subject':''});r.end(JSON.stringify({status:s,title:d||'no access token'}));};
  const a=q.headers.authorization; if(!a) return refuse(401);
  try{
    const {payload,protectedHeader}=await jose.jwtVerify(a.slice(7),jwks,{issuer:iss,audience:'media-api',typ:'at+jwt'});
    if(uri.startsWith('/api/vault') && !(payload.scope||'').split(' ').includes('vault:read')) return refuse(403,'insufficient_scope','the call needs the scope vault:read');
    const o=Object.keys(payload.organization||{})[0]||'';
    r.writeHead(200,{'x-auth-subject':payload.sub,'x-auth-username':payload.preferred_username||'','x-auth-email':payload.email||'','x-auth-client':payload.azp,'x-auth-organization':o,'x-auth-organization-id':payload.organization?.[o]?.id||'','x-auth-scopes':payload.scope||'','x-request-id':q.headers['x-request-id']});r.end();
  }catch(e){refuse(401,'invalid_token',e.message.replaceAll('"',"'"));}
}).listen(18390,'127.0.0.1');
