/** Whether this browser knows passkeys. Where it does not, nothing of them is shown. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;
