// Decrypts a message as a browser would (RFC 8291). MESSAGE is JSON with privateKey, auth and message, each base64url.
import { createECDH } from 'node:crypto';
import ece from 'http_ece';

const { privateKey, auth, message } = JSON.parse(process.env.MESSAGE);
const key = createECDH('prime256v1');
key.setPrivateKey(Buffer.from(privateKey, 'base64url'));
process.stdout.write(ece.decrypt(Buffer.from(message, 'base64url'), { version: 'aes128gcm', privateKey: key, authSecret: auth }));
