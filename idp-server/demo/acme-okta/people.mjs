import { createHash, timingSafeEqual } from 'node:crypto';

// The employees of acme. Subjects are opaque, as Okta's are, and never change.
const PEOPLE = [
  {
    sub: '00u1acmemaya0okafor',
    email: 'maya@acme.example',
    given_name: 'Maya',
    family_name: 'Okafor',
    groups: ['Everyone', 'Post Production', 'Editors'],
  },
  {
    sub: '00u2acmetheo0lindqvist',
    email: 'theo@acme.example',
    given_name: 'Theo',
    family_name: 'Lindqvist',
    groups: ['Everyone', 'Clients'],
  },
].map((person) => ({ ...person, name: `${person.given_name} ${person.family_name}`, email_verified: true }));

const digest = (text) => createHash('sha256').update(text).digest();

export function findPerson(sub) {
  return PEOPLE.find((person) => person.sub === sub);
}

/** The person, or undefined: an unknown e-mail and a wrong password look the same to the caller. */
export function signIn(email, password, expectedPassword) {
  const passwordFits = timingSafeEqual(digest(password), digest(expectedPassword));
  const person = PEOPLE.find((candidate) => candidate.email === email.trim().toLowerCase());
  return passwordFits ? person : undefined;
}
