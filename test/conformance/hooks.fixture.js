/** The hooks of somebody who can't read codes. */
export default {
  account: () => ({identifierKind: 'email', identifier: 'jan@example.org', password: 'amber coast in march'}),
  stranger: () => `nobody-${crypto.randomUUID()}@example.org`,
  newPassword: () => `quiet lamps ${crypto.randomUUID()}`,
};
