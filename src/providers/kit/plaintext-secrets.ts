/** Settings by whose name people mean something that opens a door. */
const SECRET =
  /(^|[_.-])(passw(or)?d|passwd|pwd|passphrase|secret|secretkey|secret_?access_?key|token|api_?key|apikey|private_?key|access_?key|credentials?|client_?secret|auth_?key|signing_?key|encryption_?key|connection_?string|dsn)($|[_.-])/i;
/** What such a name ends with when it only says where the secret is, or how long it lasts. */
const POINTS_ELSEWHERE =
  /[_.-](arn|name|id|path|file|uri|url|param|parameter|ref|key_?id|location|length|ttl|expiry|expiration|timeout|type|header|field|enabled|region|version|prefix|bucket|table|endpoint|issuer|audience)$/i;
/** What is set to a place where secrets are kept, is no secret. */
const REFERENCE = /^(arn:|\{\{|\$\{|\/aws\/|ssm:|secretsmanager:|vault:|https?:\/\/|true$|false$|\d{0,3}$)/i;

/**
 * The names of settings that look like plain secrets, sorted. What they are set to is only looked at here: whether it
 * points elsewhere. It is never handed on.
 */
export function plaintextSecretsIn(settings: Iterable<readonly [name: string, set: string | undefined]>): string[] {
  const names = new Set<string>();
  for (const [name, set] of settings) {
    const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
    if (SECRET.test(words) && !POINTS_ELSEWHERE.test(words) && set !== undefined && !REFERENCE.test(set.trim()))
      names.add(name.slice(0, 100));
  }
  return [...names].sort();
}
