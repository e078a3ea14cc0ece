/** The portal's own pages that the flows lead to. */
export const links = {
  signIn: '/sign-in',
  recover: '/recover',
  help: '/help',
  account: '/account',
  /** Where to say that it was somebody else. */
  report: '/not-me',
  /** How to reach somebody. */
  contact: '/help#contact',
  /** Where a chat is handed over to. */
  chat: '/support/chat',
} as const;
