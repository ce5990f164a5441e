/** Names of settings that hold a credential. */
const SECRET_NAME =
  /(^|[_.-])(passw(or)?d|passwd|pwd|passphrase|secret|secretkey|secret_?access_?key|token|api_?key|apikey|private_?key|access_?key|credentials?|client_?secret|auth_?key|signing_?key|encryption_?key|connection_?string|dsn)($|[_.-])/i;
/** Endings of names that hold where the secret is, how long it lasts, or a setting of what handles it. */
const REFERENCE_NAME =
  /[_.-](arn|name|id|path|file|uri|url|param|parameter|ref|key_?id|location|length|ttl|expiry|expiration|timeout|type|header|field|enabled|region|version|prefix|bucket|table|endpoint|issuer|audience|source|provider|policy|rules?|size|limit|max|min|count|age|days|hours|minutes|seconds|lifetime|duration|interval|period|rotation|algorithm|alg|mode|format|strategy|store|manager|vault|class|scopes?|service|server|host|hostname|port|domain|cache|validation|validator|complexity|strength|required|check|reset|hint|rate|quota|kms_?key)$/i;
/** Values that refer to a secret store, and values that are no secret. */
const REFERENCE_VALUE =
  /^(arn:|alias\/|\{\{|\$\{|\/aws\/|ssm:|secretsmanager:|vault:|https?:\/\/|true$|false$|\d{0,3}$)/i;

/** The names of settings that look like plaintext secrets, sorted. Values are compared here and never returned. */
export function plaintextSecretsIn(settings: Iterable<readonly [name: string, value: string | undefined]>): string[] {
  const names = new Set<string>();
  for (const [name, value] of settings) {
    const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
    if (value === undefined || REFERENCE_VALUE.test(value.trim())) continue;
    if (SECRET_NAME.test(words) && !REFERENCE_NAME.test(words)) names.add(name.slice(0, 100));
  }
  return [...names].sort();
}
