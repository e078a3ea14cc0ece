import type {BetterAuthPlugin} from 'better-auth';
import {APIError, createAuthEndpoint} from 'better-auth/api';
import {setSessionCookie} from 'better-auth/cookies';
import * as z from 'zod/mini';

/** Gives better-auth a function that signs in somebody who has been proven by other means than the password. No route. */
export const openSession = () =>
  ({
    id: 'open-session',
    endpoints: {
      openSession: createAuthEndpoint({method: 'POST', body: z.object({accountId: z.string()})}, async ctx => {
        const {internalAdapter} = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.accountId);
        if (!user) throw new APIError('UNAUTHORIZED');
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, {session, user});
        return ctx.json({});
      }),
    },
  }) satisfies BetterAuthPlugin;
