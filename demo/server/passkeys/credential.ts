import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(8192));
const common = {
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  // Nothing is made of extensions.
  clientExtensionResults: z.pipe(
    z.unknown(),
    z.transform(() => ({})),
  ),
};

/** What a passkey has signed: `AuthenticationResponseJSON` of WebAuthn. */
export const assertionSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: z.exactOptional(text),
  }),
});

/** A new passkey: `RegistrationResponseJSON` of WebAuthn. */
export const registrationSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.exactOptional(z.array(z.string().check(z.regex(/^[\w-]{1,32}$/))).check(z.maxLength(16))),
  }),
});
