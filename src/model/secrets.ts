/** Names of environment variables and inputs that look as if their value is a secret. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|CREDENTIAL/i;

export function looksSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The text with what stands before the `@` of an address hidden: proxies are given with their password in it. */
export function withoutCredentials(text: string): string {
  return text.replace(/:\/\/[^\s/@"'<>]+@/g, '://***@');
}
