/** Names of environment variables and inputs that look as if their value is a secret. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|CREDENTIAL/i;

export function looksSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}
